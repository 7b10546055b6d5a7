package org.bitebudget.serving.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The materialised state on disk. What a record changes and the offset after it go in by one batch, so that after any stop
 * the store continues exactly behind the last record that it holds.
 */
public final class StateStore implements AutoCloseable {

    private static final long BLOCK_CACHE_BYTES = 32L << 20;
    private static final long WRITE_BUFFER_BYTES = 4L << 20;

    private final RocksDB db;
    private final DBOptions options;
    private final ColumnFamilyOptions familyOptions;
    private final LRUCache cache;
    private final WriteOptions writeOptions = new WriteOptions();
    private final Map<Family, ColumnFamilyHandle> handles = new EnumMap<>(Family.class);

    private StateStore(
            RocksDB db,
            DBOptions options,
            ColumnFamilyOptions familyOptions,
            LRUCache cache,
            List<ColumnFamilyHandle> opened) {
        this.db = db;
        this.options = options;
        this.familyOptions = familyOptions;
        this.cache = cache;
        Family[] families = Family.values();
        for (int i = 0; i < families.length; i++) {
            handles.put(families[i], opened.get(i));
        }
    }

    /**
     * Opens the store in a directory, which is made if it is missing.
     *
     * @throws StateStoreException if the directory holds no usable store or another process has it open
     */
    public static StateStore open(Path directory) {
        RocksDB.loadLibrary();
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LRUCache cache = new LRUCache(BLOCK_CACHE_BYTES);
        ColumnFamilyOptions familyOptions = new ColumnFamilyOptions()
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setTableFormatConfig(new org.rocksdb.BlockBasedTableConfig().setBlockCache(cache));
        DBOptions options = new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setMaxTotalWalSize(16L << 20);
        List<ColumnFamilyDescriptor> descriptors = Arrays.stream(Family.values())
                .map(family -> new ColumnFamilyDescriptor(family.columnFamilyName(), familyOptions))
                .toList();
        List<ColumnFamilyHandle> opened = new ArrayList<>();
        try {
            RocksDB db = RocksDB.open(options, directory.toString(), descriptors, opened);
            return new StateStore(db, options, familyOptions, cache, opened);
        } catch (RocksDBException e) {
            throw new StateStoreException("cannot open the state store in " + directory, e);
        }
    }

    /** The value under a key, if there is one. */
    public Optional<byte[]> get(Family family, String key) {
        try {
            return Optional.ofNullable(db.get(handle(family), utf8(key)));
        } catch (RocksDBException e) {
            throw new StateStoreException("cannot read " + family, e);
        }
    }

    /** Hands the entries whose keys start with a prefix to the visitor, in key order, until it answers false. */
    public void scan(Family family, String prefix, BiPredicate<String, byte[]> visitor) {
        scan(family, prefix, "", visitor);
    }

    /** As {@link #scan(Family, String, BiPredicate)}, with the entries behind a key only. */
    public void scan(Family family, String prefix, String after, BiPredicate<String, byte[]> visitor) {
        byte[] start = utf8(prefix);
        byte[] from = after.compareTo(prefix) > 0 ? utf8(after + '\0') : start;
        try (RocksIterator entries = db.newIterator(handle(family))) {
            for (entries.seek(from); entries.isValid(); entries.next()) {
                byte[] key = entries.key();
                boolean within =
                        key.length >= start.length && Arrays.equals(key, 0, start.length, start, 0, start.length);
                if (!within || !visitor.test(new String(key, StandardCharsets.UTF_8), entries.value())) {
                    return;
                }
            }
            entries.status();
        } catch (RocksDBException e) {
            throw new StateStoreException("cannot read " + family, e);
        }
    }

    /** The offset behind the last record that the store holds of a partition. */
    public OptionalLong nextOffset(String partition) {
        return get(Family.OFFSETS, partition)
                .map(bytes -> OptionalLong.of(ByteBuffer.wrap(bytes).getLong()))
                .orElse(OptionalLong.empty());
    }

    /** Begins a batch; nothing of it is visible before {@link Batch#write()}. */
    public Batch batch() {
        return new Batch();
    }

    /** Changes that become visible together. */
    public final class Batch implements AutoCloseable {
        private final WriteBatch changes = new WriteBatch();

        public void put(Family family, String key, byte[] value) {
            try {
                changes.put(handle(family), utf8(key), value);
            } catch (RocksDBException e) {
                throw new StateStoreException("cannot write " + family, e);
            }
        }

        public void delete(Family family, String key) {
            try {
                changes.delete(handle(family), utf8(key));
            } catch (RocksDBException e) {
                throw new StateStoreException("cannot write " + family, e);
            }
        }

        /** Deletes the keys from one (inclusive) to another (exclusive). */
        public void deleteRange(Family family, String from, String to) {
            try {
                changes.deleteRange(handle(family), utf8(from), utf8(to));
            } catch (RocksDBException e) {
                throw new StateStoreException("cannot write " + family, e);
            }
        }

        public void nextOffset(String partition, long offset) {
            put(
                    Family.OFFSETS,
                    partition,
                    ByteBuffer.allocate(Long.BYTES).putLong(offset).array());
        }

        public void write() {
            try {
                db.write(writeOptions, changes);
            } catch (RocksDBException e) {
                throw new StateStoreException("cannot write a batch", e);
            }
        }

        @Override
        public void close() {
            changes.close();
        }
    }

    @Override
    public void close() {
        handles.values().forEach(ColumnFamilyHandle::close);
        db.close();
        writeOptions.close();
        familyOptions.close();
        options.close();
        cache.close();
    }

    private ColumnFamilyHandle handle(Family family) {
        return handles.get(family);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
