package io.chalkstream.undo.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values that were stored last, as they were before they became JSON: whoever works changes the same ones again and again. Not
 * thread-safe.
 */
final class RecentValues<V> {
    private final int max;

    private final Map<String, V> values = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > max;
        }
    };

    /** @param max how many values are kept at most: those that were used last */
    RecentValues(int max) {
        this.max = max;
    }

    @Nullable
    V get(String key) {
        return values.get(key);
    }

    void put(String key, V value) {
        values.put(key, value);
    }

    void remove(String key) {
        values.remove(key);
    }
}
