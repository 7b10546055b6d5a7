package org.bitebudget.ocr;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.bitebudget.platform.kafka.ClientDefaults;

/** Everything committed to some topics since the start, in the order it is seen. */
final class TopicLog implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

    TopicLog(String bootstrap, String... topics) {
        Properties properties = ClientDefaults.consumer(bootstrap, "topic-log");
        // assigned by hand: no group is needed, nor its protocol
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            consumer.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads on until there are such records under such a key. */
    List<ConsumerRecord<byte[], byte[]>> await(String topic, Predicate<String> key, int count) {
        return Awaitility.await()
                .atMost(OcrUnderTest.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> now(topic, key), records -> records.size() >= count);
    }

    /** What was seen so far and what can be read at once. */
    List<ConsumerRecord<byte[], byte[]>> now(String topic, Predicate<String> key) {
        consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
        return seen.stream()
                .filter(record -> record.topic().equals(topic))
                .filter(record -> key.test(new String(record.key(), StandardCharsets.UTF_8)))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
