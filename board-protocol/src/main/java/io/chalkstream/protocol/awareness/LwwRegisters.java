package io.chalkstream.protocol.awareness;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Last-writer-wins registers: one kind of awareness value, keyed by user or client. */
class LwwRegisters<V> {
    /**
     * @param value null if it was removed
     * @param version the state's version of its last change
     * @param changedAt when it changed last, in milliseconds
     * @param at when it was reported last, in milliseconds
     */
    private record Slot<V>(@Nullable V value, long version, long changedAt, long at) {}

    private final Map<String, Slot<V>> slots = new LinkedHashMap<>();

    final void mergeAll(Map<String, ? extends @Nullable V> updates, long version, long now) {
        updates.forEach((name, value) -> put(name, value, version, now));
    }

    /** Removes the values of all other names. */
    final void retainOnly(Set<String> names, long version, long now) {
        slots.keySet().stream()
                .filter(name -> !names.contains(name))
                .toList()
                .forEach(name -> put(name, null, version, now));
    }

    final void put(String name, @Nullable V update, long version, long now) {
        var slot = slots.get(name);
        var known = slot == null ? null : slot.value;
        var value = known == null || update == null ? update : merge(known, update);
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

    /** The changes after version {@code known}; without removals if that is 0. */
    final Map<String, @Nullable V> since(long known) {
        var changes = new LinkedHashMap<String, @Nullable V>();
        slots.forEach((name, slot) -> {
            if (slot.version > known && (slot.value != null || known > 0)) {
                changes.put(name, slot.value == null ? null : newPart(name, slot.value, known));
            }
        });
        return changes;
    }

    /**
     * Removes what was reported last before {@code time}.
     *
     * @return whether anything was removed
     */
    final boolean expire(long time, long version, long now) {
        var expired = slots.entrySet().stream()
                .filter(entry -> entry.getValue().value != null && entry.getValue().at < time)
                .map(Map.Entry::getKey)
                .toList();
        expired.forEach(name -> put(name, null, version, now));
        return !expired.isEmpty();
    }

    /**
     * Forgets removals before {@code time}.
     *
     * @return the version of the last removal forgotten, 0 if none: older replicas may still hold the removed value
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

    /** The value after {@code update}. */
    V merge(V known, V update) {
        return update;
    }

    /**
     * Whether an unchanged value counts as changed after so many milliseconds, so that replicas don't expire it (A3).
     */
    boolean needsRefresh(long millis) {
        return false;
    }

    /** The part of {@code value} that a replica at {@code version} lacks. */
    V newPart(String name, V value, long version) {
        return value;
    }

    /** Called after each put; {@code known} and {@code value} may be equal. */
    void onPut(String name, @Nullable V known, @Nullable V value, long version) {}
}
