package io.chalkstream.protocol.awareness;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One kind of thing that people show, by the name of whoever shows it: the latest counts. */
class LwwRegisters<V> {
    /**
     * @param value null if it is over
     * @param version with which it was news
     * @param changedAt when it was news, in milliseconds
     * @param at when it was said last, in milliseconds
     */
    private record Slot<V>(@Nullable V value, long version, long changedAt, long at) {}

    private final Map<String, Slot<V>> slots = new LinkedHashMap<>();

    final void mergeAll(Map<String, @Nullable V> news, long version, long now) {
        news.forEach((name, value) -> put(name, value, version, now));
    }

    /** Who isn't among {@code names} has nothing here any more. */
    final void retainOnly(Set<String> names, long version, long now) {
        slots.keySet().stream()
                .filter(name -> !names.contains(name))
                .toList()
                .forEach(name -> put(name, null, version, now));
    }

    final void put(String name, @Nullable V news, long version, long now) {
        var slot = slots.get(name);
        var known = slot == null ? null : slot.value;
        var value = known == null || news == null ? news : merge(known, news);
        if (value == null && known == null) {
            return;
        }
        boolean same = value != null && value.equals(known);
        slots.put(
                name,
                slot != null && same && !needsRefresh(now - slot.changedAt)
                        ? new Slot<>(value, slot.version, slot.changedAt, now)
                        : new Slot<>(value, version, now, now));
        onPut(name, known, value, version);
    }

    /** What is new since {@code known}; what is over is left out of what {@code known} 0 gets. */
    final Map<String, @Nullable V> since(long known) {
        var news = new LinkedHashMap<String, @Nullable V>();
        slots.forEach((name, slot) -> {
            if (slot.version > known && (slot.value != null || known > 0)) {
                news.put(name, slot.value == null ? null : newPart(name, slot.value, known));
            }
        });
        return news;
    }

    /**
     * Ends what was said last before {@code time}.
     *
     * @return whether there was anything
     */
    final boolean expire(long time, long version, long now) {
        var over = slots.entrySet().stream()
                .filter(entry -> entry.getValue().value != null && entry.getValue().at < time)
                .map(Map.Entry::getKey)
                .toList();
        over.forEach(name -> put(name, null, version, now));
        return !over.isEmpty();
    }

    /**
     * Forgets what was over before {@code time}.
     *
     * @return the version of the last one that was forgotten: whoever knows only earlier ones may still think that it is there
     */
    final long forget(long time) {
        long forgotten = 0;
        for (var entries = slots.values().iterator(); entries.hasNext(); ) {
            var slot = entries.next();
            if (slot.value == null && slot.at < time) {
                forgotten = Math.max(forgotten, slot.version);
                entries.remove();
            }
        }
        return forgotten;
    }

    final @Nullable V get(String name) {
        var slot = slots.get(name);
        return slot == null ? null : slot.value;
    }

    final Map<String, V> values() {
        var values = new LinkedHashMap<String, V>();
        slots.forEach((name, slot) -> {
            if (slot.value != null) {
                values.put(name, slot.value);
            }
        });
        return Collections.unmodifiableMap(values);
    }

    /** What is the case after {@code news}. */
    V merge(V known, V news) {
        return news;
    }

    /** Whether what is said again is news, after so many milliseconds: to whoever would forget it otherwise (A3). */
    boolean needsRefresh(long millis) {
        return false;
    }

    /** Of {@code value}, what is new to whoever knows {@code version}. */
    V newPart(String name, V value, long version) {
        return value;
    }

    /** Something has been said; {@code known} and {@code value} may be the same. */
    void onPut(String name, @Nullable V known, @Nullable V value, long version) {}
}
