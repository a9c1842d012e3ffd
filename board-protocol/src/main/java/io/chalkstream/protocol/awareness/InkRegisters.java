package io.chalkstream.protocol.awareness;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The strokes that are growing: their parts are joined, and only new points travel. */
final class InkRegisters extends ExpiringRegisters<Ink> {
    /** By client, and by the version with which points came: the number of the first one of them. */
    private final Map<String, TreeMap<Long, Integer>> partsByVersion = new HashMap<>();

    @Override
    Ink merge(Ink known, Ink news) {
        return known.merge(news);
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
