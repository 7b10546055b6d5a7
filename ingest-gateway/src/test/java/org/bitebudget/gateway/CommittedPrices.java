package org.bitebudget.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.kafka.ClientDefaults;
import org.bitebudget.schema.Topics;

/** Counts what readers of committed records find on the topic of observations. */
final class CommittedPrices {

    private static final Duration POLL = Duration.ofMillis(200);

    private CommittedPrices() {}

    /** Observations of a store. */
    static long of(StackExtension stack, String store) {
        Properties settings = ClientDefaults.consumer(stack.bootstrap(), "count");
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.PRICE_OBSERVATIONS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long count = 0;
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    boolean ours = Keys.firstPart(new String(record.key(), StandardCharsets.UTF_8))
                            .equals(store);
                    count += ours ? 1 : 0;
                }
            }
            return count;
        }
    }
}
