package io.chalkstream.boardstate.stream;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One bound for the memory of all stores in this process, however many partitions it has: by default, each of them
 * would take up to 98 MB. Kafka Streams makes one of these for each store.
 */
public final class RocksDbMemory implements RocksDBConfigSetter {
    /** Bytes of everything: blocks of data, indexes, filters and memtables. */
    private static final long TOTAL_BYTES = 128L << 20;
    /** Bytes of it for memtables. */
    private static final long MEMTABLE_BYTES = 48L << 20;
    /** Bytes at which one store writes its memtable to disk. */
    private static final long STORE_MEMTABLE_BYTES = 4L << 20;

    private static final Cache CACHE;
    private static final WriteBufferManager MEMTABLES;

    static {
        RocksDB.loadLibrary();
        CACHE = new LRUCache(TOTAL_BYTES);
        MEMTABLES = new WriteBufferManager(MEMTABLE_BYTES, CACHE);
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        var tables = (BlockBasedTableConfig) options.tableFormatConfig();
        tables.setBlockCache(CACHE);
        tables.setCacheIndexAndFilterBlocks(true);
        tables.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(tables);
        options.setWriteBufferManager(MEMTABLES);
        options.setWriteBufferSize(STORE_MEMTABLE_BYTES);
        options.setMaxWriteBufferNumber(2);
    }

    /** The cache and the memtables' bound belong to all stores of the process, and stay. */
    @Override
    public void close(String storeName, Options options) {}
}
