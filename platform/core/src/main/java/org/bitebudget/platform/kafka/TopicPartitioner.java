package org.bitebudget.platform.kafka;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topic.Partitioning;
import org.bitebudget.schema.Topics;

/** Producer's partitioner that follows the catalogue: household topics by the first part of the key, others by all of it. */
public final class TopicPartitioner implements Partitioner {

    private static final byte[] NO_KEY = {};
    private static final Set<String> BY_FIRST_PART = Topics.all().stream()
            .filter(topic -> topic.partitioning() == Partitioning.FIRST_PART)
            .map(Topic::name)
            .collect(Collectors.toUnmodifiableSet());

    /** Partition of a key in a topic; topics outside the catalogue go by the whole key. */
    public static int partition(String topic, byte[] key, int partitions) {
        return BY_FIRST_PART.contains(topic)
                ? Households.partition(key, partitions)
                : Households.partitionOfWhole(key, partitions);
    }

    @Override
    public int partition(String topic, Object key, byte[] keyBytes, Object value, byte[] valueBytes, Cluster cluster) {
        return partition(topic, keyBytes == null ? NO_KEY : keyBytes, cluster.partitionCountForTopic(topic));
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // the catalogue is all it needs
    }

    @Override
    public void close() {
        // holds nothing
    }
}
