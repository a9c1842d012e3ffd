package io.chalkstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

class RocksDbMemoryTest {

    @Test
    void all_stores_of_a_process_share_the_memory_that_the_first_one_sets() {
        RocksDB.loadLibrary();
        try (var first = options();
                var second = options()) {
            new RocksDbMemory().setConfig("first", first, Map.of(RocksDbMemory.SETTING, "64"));
            new RocksDbMemory().setConfig("second", second, Map.of(RocksDbMemory.SETTING, "1"));

            assertThat(first.writeBufferSize()).isEqualTo(2L << 20);
            assertThat(second.writeBufferSize()).isEqualTo(2L << 20);
            assertThat(RocksDbMemory.usedBytes()).isNotNegative();
        }
    }

    private static Options options() {
        return new Options().setTableFormatConfig(new BlockBasedTableConfig());
    }
}
