package org.bitebudget.stack.topics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bitebudget.platform.kafka.ClientDefaults;
import org.bitebudget.platform.kafka.DeadLetters;
import org.bitebudget.platform.kafka.TopicReader;

/**
 * Sends dead letters back to where they came from, each once: what was sent and how far it came are committed in one transaction.
 *
 * @param cluster the brokers
 */
public record DeadLetterReplay(Cluster cluster) {

    private static final String GROUP = "bitebudget-dlq-replay";

    /** Replays what has not been replayed yet of a dead-letter topic; returns how many records. */
    public int replayNew(String deadLetterTopic) {
        try (KafkaConsumer<byte[], byte[]> consumer = cluster.consumer(GROUP);
                KafkaProducer<byte[], byte[]> producer = producer(deadLetterTopic)) {
            List<TopicPartition> partitions = TopicReader.partitions(consumer, deadLetterTopic);
            Map<TopicPartition, Long> positions = new HashMap<>();
            consumer.committed(Set.copyOf(partitions)).forEach((partition, done) -> {
                if (done != null) {
                    positions.put(partition, done.offset());
                }
            });
            AtomicInteger count = new AtomicInteger();
            Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
            producer.initTransactions();
            producer.beginTransaction();
            TopicReader.read(consumer, partitions, positions, letter -> {
                if (DeadLetters.reason(letter.headers()).isPresent()) {
                    // the commit fails if this does
                    var unused = producer.send(DeadLetters.replay(letter));
                    count.incrementAndGet();
                }
                done.put(
                        new TopicPartition(letter.topic(), letter.partition()),
                        new OffsetAndMetadata(letter.offset() + 1));
            });
            producer.sendOffsetsToTransaction(done, consumer.groupMetadata());
            producer.commitTransaction();
            return count.get();
        }
    }

    /** Replays one record, whether or not it was before. */
    public void replayOne(ConsumerRecord<byte[], byte[]> letter) {
        try (KafkaProducer<byte[], byte[]> producer = producer(letter.topic())) {
            producer.initTransactions();
            producer.beginTransaction();
            // the commit fails if this does
            var unused = producer.send(DeadLetters.replay(letter));
            producer.commitTransaction();
        }
    }

    private KafkaProducer<byte[], byte[]> producer(String topic) {
        Properties settings = ClientDefaults.producer(cluster.bootstrap(), GROUP);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, GROUP + "-" + topic);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
