package org.bitebudget.price;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.platform.kafka.TopicReader;
import org.bitebudget.price.job.PriceJob;
import org.bitebudget.schema.Topic;

/** How far the job has read. */
final class ReadPositions {

    private ReadPositions() {}

    /** Whether a checkpoint holds all of the topic; offsets are committed with it. */
    static boolean reached(StackExtension stack, Topic<?> topic) {
        try (KafkaConsumer<byte[], byte[]> reader = stack.topics().reader();
                Admin admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrap()))) {
            Map<TopicPartition, OffsetAndMetadata> taken = admin.listConsumerGroupOffsets(PriceJob.NAME)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return reader.endOffsets(TopicReader.partitions(reader, topic.name())).entrySet().stream()
                    .allMatch(end -> end.getValue() == 0
                            || (taken.get(end.getKey()) != null
                                    && taken.get(end.getKey()).offset() >= end.getValue()));
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
