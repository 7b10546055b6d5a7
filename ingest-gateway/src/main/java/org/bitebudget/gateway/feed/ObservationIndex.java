package org.bitebudget.gateway.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.bitebudget.platform.ids.Keys;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * What feeds have put on the topics, kept on disk: every observation's content hash and revision, every batch's newest
 * progress, and up to which offsets the topics were read. A change and its offsets go into one write, so a crash leaves
 * the index a little behind, never wrong; {@link IndexCatchUp} reads on from there. Losing it costs a rebuild.
 *
 * <p>Keys: {@code o} + 16 bytes of the observation's id; {@code b} + store|batch; {@code g} + topic + partition for offsets
 * that hold for all stores; {@code s} + store + partition for a store whose own records are known further than that.
 */
public final class ObservationIndex implements AutoCloseable {

    private static final long CACHE_BYTES = 16L * 1024 * 1024;
    private static final long WRITE_BUFFER_BYTES = 16L * 1024 * 1024;
    private static final int BLOOM_BITS = 10;
    private static final byte[] TOPICS_KEY = {'t'};
    private static final HexFormat HEX = HexFormat.of();

    private final LRUCache cache = new LRUCache(CACHE_BYTES);
    private final BloomFilter bloom = new BloomFilter(BLOOM_BITS);
    private final Options options;
    private final WriteOptions writeOptions = new WriteOptions();
    private final RocksDB database;

    private ObservationIndex(Path directory) throws RocksDBException {
        options = new Options()
                .setCreateIfMissing(true)
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setMaxOpenFiles(64)
                .setKeepLogFileNum(2)
                .setTableFormatConfig(
                        new BlockBasedTableConfig().setBlockCache(cache).setFilterPolicy(bloom));
        database = RocksDB.open(options, directory.toString());
    }

    /**
     * Opens the index; one process at a time can.
     *
     * @throws IllegalStateException if another process has it open or it is damaged, with what to do
     */
    public static ObservationIndex open(Path directory) {
        RocksDB.loadLibrary();
        try {
            Files.createDirectories(directory);
            return new ObservationIndex(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the index directory " + directory, e);
        } catch (RocksDBException e) {
            throw new IllegalStateException(
                    "cannot open the index " + directory + ": is another gateway running? If it is damaged, delete the"
                            + " directory; it is rebuilt from the topics",
                    e);
        }
    }

    /**
     * Makes sure that the index is of these topics: one that was built from topics since deleted would take new rows for
     * duplicates. It is emptied then.
     *
     * @param topicIds topic → the id that the brokers gave it
     * @return whether it was theirs already
     */
    boolean belongsTo(Map<String, String> topicIds) {
        byte[] now = new TreeMap<>(topicIds).toString().getBytes(StandardCharsets.UTF_8);
        try {
            byte[] before = database.get(TOPICS_KEY);
            boolean foreign = before != null && !Arrays.equals(before, now);
            if (foreign) {
                database.deleteRange(new byte[] {0}, new byte[] {(byte) 0xFF});
            }
            database.put(TOPICS_KEY, now);
            return !foreign;
        } catch (RocksDBException e) {
            throw broken(e);
        }
    }

    /** What is known of these observations, in their order; null where nothing is. */
    List<KnownObservation> known(List<String> observationIds) {
        try {
            List<byte[]> found = database.multiGetAsList(observationIds.stream()
                    .map(ObservationIndex::observationKey)
                    .toList());
            List<KnownObservation> known = new ArrayList<>(found.size());
            for (byte[] value : found) {
                known.add(value == null ? null : KnownObservation.fromBytes(value));
            }
            return known;
        } catch (RocksDBException e) {
            throw broken(e);
        }
    }

    /** The newest record of a batch, framed as on its topic. */
    Optional<byte[]> batch(String store, String batchId) {
        try {
            return Optional.ofNullable(database.get(batchKey(Keys.join(store, batchId))));
        } catch (RocksDBException e) {
            throw broken(e);
        }
    }

    /** Offset up to which (exclusive) the index knows the store's records of a partition. */
    long knownUpTo(String store, TopicPartition partition) {
        return Math.max(knownUpTo(partition), offset(storeOffsetKey(store, partition)));
    }

    /** Offset up to which (exclusive) the index knows all stores' records of a partition. */
    long knownUpTo(TopicPartition partition) {
        return offset(offsetKey(partition));
    }

    /** Starts a change. */
    Change change() {
        return new Change();
    }

    @Override
    public void close() {
        database.close();
        writeOptions.close();
        options.close();
        bloom.close();
        cache.close();
    }

    /** Several changes that take effect together, on {@link #apply}. */
    final class Change implements AutoCloseable {

        private final WriteBatch batch = new WriteBatch();

        void observation(String observationId, KnownObservation known) {
            put(observationKey(observationId), known.toBytes());
        }

        void batch(String key, byte[] framed) {
            put(batchKey(key), framed);
        }

        void knownUpTo(TopicPartition partition, long offset) {
            put(offsetKey(partition), bytes(offset));
        }

        void storeKnownUpTo(String store, Map<TopicPartition, Long> offsets) {
            offsets.forEach((partition, offset) -> put(storeOffsetKey(store, partition), bytes(offset)));
        }

        void apply() {
            try {
                database.write(writeOptions, batch);
            } catch (RocksDBException e) {
                throw broken(e);
            }
        }

        @Override
        public void close() {
            batch.close();
        }

        private void put(byte[] key, byte[] value) {
            try {
                batch.put(key, value);
            } catch (RocksDBException e) {
                throw broken(e);
            }
        }
    }

    private long offset(byte[] key) {
        try {
            byte[] value = database.get(key);
            return value == null ? 0 : ByteBuffer.wrap(value).getLong();
        } catch (RocksDBException e) {
            throw broken(e);
        }
    }

    private static byte[] observationKey(String observationId) {
        byte[] hash = HEX.parseHex(observationId, observationId.indexOf('_') + 1, observationId.length());
        return ByteBuffer.allocate(1 + hash.length).put((byte) 'o').put(hash).array();
    }

    private static byte[] batchKey(String key) {
        return ("b" + key).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] offsetKey(TopicPartition partition) {
        return ("g" + partition).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] storeOffsetKey(String store, TopicPartition partition) {
        return ("s" + Keys.join(store) + "|" + partition).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(0, number).array();
    }

    private static IllegalStateException broken(RocksDBException cause) {
        return new IllegalStateException("the observation index cannot be read or written", cause);
    }
}
