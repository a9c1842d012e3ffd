package io.chalkstream.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One memory limit for all stores of this process; by default each store may take up to 98 MB. Kafka Streams creates an
 * instance per store; the first one's setting applies to all.
 */
public final class RocksDbMemory implements RocksDBConfigSetter {
    /** MiB of everything: blocks of data, indexes, filters and memtables. */
    public static final String SETTING = "chalkstream.store-memory-mib";

    private static final int STANDARD_MIB = 64;
    /** The largest size in bytes at which one store writes its memtable to disk. */
    private static final long MAX_STORE_MEMTABLE_BYTES = 4L << 20;
    /** Of a smaller memory, a store's memtable takes at most this part. */
    private static final int STORE_MEMTABLES = 32;

    private static @Nullable Shared shared;

    /** The memtables take at most three eighths of the whole, and are counted in it. */
    private record Shared(Cache cache, WriteBufferManager memtables, long storeMemtableBytes) {
        static Shared of(long bytes) {
            RocksDB.loadLibrary();
            var cache = new LRUCache(bytes);
            return new Shared(
                    cache,
                    new WriteBufferManager(bytes * 3 / 8, cache),
                    Math.min(MAX_STORE_MEMTABLE_BYTES, bytes / STORE_MEMTABLES));
        }
    }

    /** The memory used by the stores, in bytes; 0 before there are any. */
    public static synchronized long usedBytes() {
        return shared == null ? 0 : shared.cache().getUsage();
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        var memory = shared(configs);
        var tables = (BlockBasedTableConfig) options.tableFormatConfig();
        tables.setBlockCache(memory.cache());
        tables.setCacheIndexAndFilterBlocks(true);
        tables.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(tables);
        options.setWriteBufferManager(memory.memtables());
        options.setWriteBufferSize(memory.storeMemtableBytes());
        options.setMaxWriteBufferNumber(2);
    }

    private static synchronized Shared shared(Map<String, Object> configs) {
        var memory = shared;
        if (memory == null) {
            Object mib = configs.getOrDefault(SETTING, STANDARD_MIB);
            memory = Shared.of(Long.parseLong(String.valueOf(mib)) << 20);
            shared = memory;
        }
        return memory;
    }

    /** The cache and the memtables' bound belong to all stores of the process, and stay. */
    @Override
    public void close(String storeName, Options options) {}
}
