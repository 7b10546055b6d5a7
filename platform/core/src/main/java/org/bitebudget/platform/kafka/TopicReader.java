package org.bitebudget.platform.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics as far as they go at the call; records of one partition come in order. */
public final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private TopicReader() {}

    /**
     * Hands over every committed record of a topic.
     *
     * @throws org.apache.kafka.common.errors.TimeoutException if the brokers don't answer
     */
    public static void readAll(String bootstrap, String topic, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                ClientDefaults.consumer(bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            read(consumer, partitions(consumer, topic), Map.of(), taker);
        }
    }

    /** Hands over what comes after the positions; a partition without one is read from its beginning. */
    public static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            Collection<TopicPartition> partitions,
            Map<TopicPartition, Long> positions,
            Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        partitions.forEach(partition ->
                consumer.seek(partition, Math.max(begins.get(partition), positions.getOrDefault(partition, 0L))));
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                if (message.offset() < ends.get(new TopicPartition(message.topic(), message.partition()))) {
                    taker.accept(message);
                }
            }
        }
    }

    /** The partitions of a topic. */
    public static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic, PATIENCE).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }
}
