package io.chalkstream.simulation.streams;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A store in memory. An iterator shows it as it was when it was opened, as RocksDB's do. Each change is told, for the changelog. */
final class MemoryStore implements KeyValueStore<String, byte[]> {
    private final String name;
    private final NavigableMap<String, byte[]> values = new TreeMap<>();
    private ChangeListener listener = (key, value) -> {};
    private boolean open = true;

    /** Is told of each change; null: the key is removed. */
    interface ChangeListener {
        void changed(String key, byte @Nullable [] value);
    }

    MemoryStore(String name) {
        this.name = name;
    }

    void listen(ChangeListener to) {
        listener = to;
    }

    /** Takes a record of the changelog. */
    void restore(String key, byte @Nullable [] value) {
        if (value == null) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
    }

    @Override
    public void put(String key, byte @Nullable [] value) {
        requireOpen();
        restore(key, value);
        listener.changed(key, value);
    }

    @Override
    public byte @Nullable [] putIfAbsent(String key, byte[] value) {
        byte[] before = get(key);
        if (before == null) {
            put(key, value);
        }
        return before;
    }

    @Override
    public void putAll(List<KeyValue<String, byte[]>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte @Nullable [] delete(String key) {
        byte[] before = get(key);
        put(key, null);
        return before;
    }

    @Override
    public byte @Nullable [] get(String key) {
        requireOpen();
        return values.get(key);
    }

    @Override
    public KeyValueIterator<String, byte[]> range(@Nullable String from, @Nullable String to) {
        return iterate(between(from, to));
    }

    @Override
    public KeyValueIterator<String, byte[]> reverseRange(@Nullable String from, @Nullable String to) {
        return iterate(between(from, to).descendingMap());
    }

    private NavigableMap<String, byte[]> between(@Nullable String from, @Nullable String to) {
        requireOpen();
        var some = values;
        if (from != null) {
            some = some.tailMap(from, true);
        }
        return to == null ? some : some.headMap(to, true);
    }

    @Override
    public KeyValueIterator<String, byte[]> all() {
        return range(null, null);
    }

    @Override
    public <S extends Serializer<P>, P> KeyValueIterator<String, byte[]> prefixScan(P prefix, S serializer) {
        String text = String.valueOf(prefix);
        return range(text, text + '\uffff');
    }

    private static KeyValueIterator<String, byte[]> iterate(Map<String, byte[]> some) {
        var copy = new ArrayList<KeyValue<String, byte[]>>(some.size());
        some.forEach((key, value) -> copy.add(KeyValue.pair(key, value)));
        return new StoreIterator(copy.iterator());
    }

    private record StoreIterator(Iterator<KeyValue<String, byte[]>> entries)
            implements KeyValueIterator<String, byte[]> {
        @Override
        public void close() {}

        @Override
        public String peekNextKey() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean hasNext() {
            return entries.hasNext();
        }

        @Override
        public KeyValue<String, byte[]> next() {
            return entries.next();
        }
    }

    private void requireOpen() {
        if (!open) {
            throw new InvalidStateStoreException("the store " + name + " is closed");
        }
    }

    @Override
    public long approximateNumEntries() {
        return values.size();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {}

    @Override
    public void flush() {}

    @Override
    public void close() {
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }
}
