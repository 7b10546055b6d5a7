package org.bitebudget.schema;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic of the product: its name, the parts of its key, the type of its values and how long it keeps them.
 *
 * @param name {@code <domain>.<entity>.v1}
 * @param keyParts names of the key's parts, in order; the key is their percent-encoded forms joined by {@code |}
 * @param valueType class generated from the value's schema
 * @param partitioning which part of the key decides the partition
 * @param retention how long records stay
 */
public record Topic<V extends SpecificRecord>(
        String name, List<String> keyParts, Class<V> valueType, Partitioning partitioning, Retention retention) {

    /** Partition count of every topic of ours; household topics must share one so that they can be joined. */
    public static final int PARTITIONS = 4;

    /** Which part of a key decides its partition. */
    public enum Partitioning {
        /** Hash of the whole key, Kafka's default. */
        WHOLE_KEY,
        /** Hash of the first part, so that all records of one household meet. */
        FIRST_PART
    }

    /** How long a topic keeps its records. */
    public sealed interface Retention {
        /** Every record stays. */
        record Forever() implements Retention {}

        /** The newest record of each key stays. */
        record Compacted() implements Retention {}

        /** Records stay for some days after they were written; event times may be years old. */
        record Days(int days) implements Retention {}
    }

    /** The value's schema. */
    public Schema schema() {
        return SpecificData.get().getSchema(valueType);
    }

    /** Subject of the value's schema in the registry (TopicNameStrategy). */
    public String subject() {
        return name + "-value";
    }

    /** Name of the topic that takes the records of this one that can't be processed. */
    public String deadLetters() {
        return "dlq." + name;
    }

    /** The topic's settings as the broker names them. */
    public Map<String, String> brokerConfig() {
        if (retention instanceof Retention.Compacted) {
            return Map.of(
                    "cleanup.policy", "compact",
                    "min.cleanable.dirty.ratio", "0.1",
                    "segment.ms", "86400000");
        }
        long millis = retention instanceof Retention.Days days ? days.days() * 86_400_000L : -1L;
        return Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                Long.toString(millis),
                "retention.bytes",
                "-1",
                "message.timestamp.type",
                "LogAppendTime");
    }
}
