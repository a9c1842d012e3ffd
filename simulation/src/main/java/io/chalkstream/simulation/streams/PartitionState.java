package io.chalkstream.simulation.streams;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** An instance's copy of the state of one partition, and how far it has read the changelogs. */
final class PartitionState {
    private final Map<String, MemoryStore> stores = new LinkedHashMap<>();
    private final Map<String, Long> positions = new LinkedHashMap<>();

    PartitionState(List<String> names) {
        for (var name : names) {
            stores.put(name, new MemoryStore(name));
            positions.put(name, 0L);
        }
    }

    Collection<MemoryStore> stores() {
        return stores.values();
    }

    MemoryStore store(String name) {
        return Objects.requireNonNull(stores.get(name));
    }

    long position(String name) {
        return positions.getOrDefault(name, 0L);
    }

    long position() {
        return positions.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Takes the next part of a changelog. */
    void take(String name, List<ConsumerRecord<String, byte[]>> records, long next) {
        var store = store(name);
        records.forEach(record -> store.restore(record.key(), record.value()));
        positions.put(name, next);
    }

    void close() {
        stores.values().forEach(MemoryStore::close);
    }
}
