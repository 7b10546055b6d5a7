package org.bitebudget.gateway.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.bitebudget.gateway.index.IndexDatabase;
import org.bitebudget.platform.ids.Keys;

/**
 * What feeds have put on the topics: every observation's content hash and revision, and every batch's newest progress.
 * {@link IndexCatchUp} keeps it up to date.
 *
 * <p>Keys: {@code o} + 16 bytes of the observation's id; {@code b} + store|batch; {@code s} + store + partition for a store
 * whose own records are known further than those of all stores.
 */
final class ObservationIndex {

    private static final HexFormat HEX = HexFormat.of();

    private final IndexDatabase database;

    ObservationIndex(IndexDatabase database) {
        this.database = database;
    }

    /** What is known of these observations, in their order; null where nothing is. */
    List<KnownObservation> known(List<String> observationIds) {
        List<byte[]> found = database.getAll(
                observationIds.stream().map(ObservationIndex::observationKey).toList());
        List<KnownObservation> known = new ArrayList<>(found.size());
        for (byte[] value : found) {
            known.add(value == null ? null : KnownObservation.fromBytes(value));
        }
        return known;
    }

    /** The newest record of a batch, framed as on its topic. */
    Optional<byte[]> batch(String store, String batchId) {
        return database.get(batchKey(Keys.join(store, batchId)));
    }

    /** Offset up to which (exclusive) the index knows the store's records of a partition. */
    long knownUpTo(String store, TopicPartition partition) {
        return Math.max(knownUpTo(partition), database.number(storeOffsetKey(store, partition)));
    }

    /** Offset up to which (exclusive) the index knows all stores' records of a partition. */
    long knownUpTo(TopicPartition partition) {
        return database.readUpTo(partition);
    }

    /** Starts a change. */
    Change change() {
        return new Change(database.change());
    }

    /**
     * Several changes that take effect together, on {@link #apply}.
     *
     * @param writes what they are made of
     */
    record Change(IndexDatabase.Change writes) implements AutoCloseable {

        void observation(String observationId, KnownObservation known) {
            writes.put(observationKey(observationId), known.toBytes());
        }

        void batch(String key, byte[] framed) {
            writes.put(batchKey(key), framed);
        }

        void knownUpTo(TopicPartition partition, long offset) {
            writes.readUpTo(partition, offset);
        }

        void storeKnownUpTo(String store, Map<TopicPartition, Long> offsets) {
            offsets.forEach((partition, offset) -> writes.put(storeOffsetKey(store, partition), offset));
        }

        void apply() {
            writes.apply();
        }

        @Override
        public void close() {
            writes.close();
        }
    }

    private static byte[] observationKey(String observationId) {
        byte[] hash = HEX.parseHex(observationId, observationId.indexOf('_') + 1, observationId.length());
        return ByteBuffer.allocate(1 + hash.length).put((byte) 'o').put(hash).array();
    }

    private static byte[] batchKey(String key) {
        return ("b" + key).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] storeOffsetKey(String store, TopicPartition partition) {
        return ("s" + Keys.join(store) + "|" + partition).getBytes(StandardCharsets.UTF_8);
    }
}
