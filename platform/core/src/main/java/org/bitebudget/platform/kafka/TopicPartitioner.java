package org.bitebudget.platform.kafka;

import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topic.Partitioning;
import org.bitebudget.schema.Topics;

/** Producer's partitioner that follows the catalogue: household topics by the first part of the key, others by all of it. */
public final class TopicPartitioner implements Partitioner {

    private static final byte[] NO_KEY = {};

    /** Partition of a key in a topic; topics outside the catalogue go by the whole key. */
    public static int partition(String topic, byte[] key, int partitions) {
        boolean byFirstPart = Topics.named(topic)
                .map(Topic::partitioning)
                .filter(Partitioning.FIRST_PART::equals)
                .isPresent();
        return byFirstPart ? Households.partition(key, partitions) : Households.partitionOfWhole(key, partitions);
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
