package org.bitebudget.platform.kafka;

import java.util.Arrays;
import org.apache.kafka.common.utils.Utils;
import org.bitebudget.platform.ids.Keys;

/**
 * Where records go: the one partition function of producers, Kafka Streams and Flink. A household's records meet in one
 * partition of every household topic, since only the first part of the key counts there.
 */
public final class Households {

    private Households() {}

    /** Partition of a key {@code household|…}: positive murmur2 of the bytes before the first {@code |}, modulo. */
    public static int partition(byte[] key, int partitions) {
        int end = 0;
        while (end < key.length && key[end] != Keys.SEPARATOR) {
            end++;
        }
        return partitionOfWhole(end == key.length ? key : Arrays.copyOf(key, end), partitions);
    }

    /** Partition by all bytes of the key, as Kafka's own producers do. */
    public static int partitionOfWhole(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
