package io.chalkstream.protocol.awareness;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Strokes in progress: parts are merged, and deltas hold new points only. */
final class InkRegisters extends ExpiringRegisters<Ink> {
    /** By client: the index of the first point that each version added. */
    private final Map<String, TreeMap<Long, Integer>> partsByVersion = new HashMap<>();

    @Override
    Ink merge(Ink known, Ink update) {
        return known.merge(update);
    }

    @Override
    Ink newPart(String name, Ink value, long version) {
        var parts = partsByVersion.get(name);
        var next = parts == null ? null : parts.higherEntry(version);
        return value.after(next == null ? value.end() - 1 : next.getValue());
    }

    @Override
    void onPut(String name, @Nullable Ink known, @Nullable Ink value, long version) {
        if (value == null) {
            partsByVersion.remove(name);
        } else if (known == null
                || !known.id().equals(value.id())
                || value.from() < known.from()
                || value.isCancelled()) {
            var parts = new TreeMap<Long, Integer>();
            parts.put(version, value.from());
            partsByVersion.put(name, parts);
        } else if (value.end() > known.end()) {
            partsByVersion.computeIfAbsent(name, key -> new TreeMap<>()).putIfAbsent(version, known.end());
        }
    }
}
