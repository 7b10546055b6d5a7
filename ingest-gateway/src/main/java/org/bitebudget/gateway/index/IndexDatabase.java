package org.bitebudget.gateway.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * A key-value store on disk that is derived from topics: values and the offsets they were read up to go into one write, so a
 * crash leaves it a little behind, never wrong. Losing it costs a rebuild. Thread-safe; one process at a time.
 */
public final class IndexDatabase implements AutoCloseable {

    private static final long CACHE_BYTES = 16L * 1024 * 1024;
    private static final long WRITE_BUFFER_BYTES = 8L * 1024 * 1024;
    private static final int BLOOM_BITS = 10;
    private static final int OPEN_FILES = 64;
    private static final byte[] TOPICS_KEY = {'t'};

    private final LRUCache cache = new LRUCache(CACHE_BYTES);
    private final BloomFilter bloom = new BloomFilter(BLOOM_BITS);
    private final Options options;
    private final WriteOptions writeOptions = new WriteOptions();
    private final RocksDB database;

    private IndexDatabase(Path directory) throws RocksDBException {
        options = new Options()
                .setCreateIfMissing(true)
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setMaxOpenFiles(OPEN_FILES)
                .setKeepLogFileNum(2)
                .setTableFormatConfig(
                        new BlockBasedTableConfig().setBlockCache(cache).setFilterPolicy(bloom));
        database = RocksDB.open(options, directory.toString());
    }

    /**
     * Opens it, empty at first.
     *
     * @throws IllegalStateException if another process has it open or it is damaged, with what to do
     */
    public static IndexDatabase open(Path directory) {
        RocksDB.loadLibrary();
        try {
            Files.createDirectories(directory);
            return new IndexDatabase(directory);
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
     * Makes sure that the index is of these topics: one that was built from topics since deleted would take new records for
     * known ones. It is emptied then.
     *
     * @param topicIds topic → the id that the brokers gave it
     * @return whether it was theirs, or new
     */
    public boolean belongsTo(Map<String, String> topicIds) {
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

    /** A value. */
    public Optional<byte[]> get(byte[] key) {
        try {
            return Optional.ofNullable(database.get(key));
        } catch (RocksDBException e) {
            throw broken(e);
        }
    }

    /** The values of these keys in their order, null where there is none. */
    public List<byte[]> getAll(List<byte[]> keys) {
        if (keys.isEmpty()) {
            return List.of(); // RocksDB does not take an empty list
        }
        try {
            return database.multiGetAsList(keys);
        } catch (RocksDBException e) {
            throw broken(e);
        }
    }

    /** Offset up to which (exclusive) the partition was read; 0 at first. */
    public long readUpTo(TopicPartition partition) {
        return number(offsetKey(partition));
    }

    /** A number stored by {@link Change#put(byte[], long)}; 0 where there is none. */
    public long number(byte[] key) {
        return get(key).map(value -> ByteBuffer.wrap(value).getLong()).orElse(0L);
    }

    /** Starts a change. */
    public Change change() {
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

    /** Several writes that take effect together, on {@link #apply}. */
    public final class Change implements AutoCloseable {

        private final WriteBatch batch = new WriteBatch();

        private Change() {}

        /** Sets a value. */
        public void put(byte[] key, byte[] value) {
            try {
                batch.put(key, value);
            } catch (RocksDBException e) {
                throw broken(e);
            }
        }

        /** Sets a number. */
        public void put(byte[] key, long number) {
            put(key, ByteBuffer.allocate(Long.BYTES).putLong(0, number).array());
        }

        /** Remembers how far a partition was read. */
        public void readUpTo(TopicPartition partition, long offset) {
            put(offsetKey(partition), offset);
        }

        /** Makes the writes take effect. */
        public void apply() {
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
    }

    private static byte[] offsetKey(TopicPartition partition) {
        return ("g" + partition).getBytes(StandardCharsets.UTF_8);
    }

    private static IllegalStateException broken(RocksDBException cause) {
        return new IllegalStateException("the index cannot be read or written", cause);
    }
}
