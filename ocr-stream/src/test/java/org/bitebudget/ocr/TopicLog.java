package org.bitebudget.ocr;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.bitebudget.embedded.testing.StackTopics;
import org.bitebudget.platform.kafka.TopicReader;

/** Everything committed to some topics since the start, in the order it is seen. */
final class TopicLog implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

    TopicLog(StackTopics stack, String... topics) {
        consumer = stack.reader();
        List<TopicPartition> partitions = Arrays.stream(topics)
                .flatMap(topic -> TopicReader.partitions(consumer, topic).stream())
                .toList();
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
                .filter(record -> key.test(StackTopics.key(record)))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
