package io.chalkstream.protocol.awareness;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The strokes that are growing: their parts are joined, and only new points travel. */
final class InkRegisters extends ExpiringRegisters<Ink> {
    /** By client, and by the version with which points came: the number of the first one of them. */
    private final Map<String, TreeMap<Long, Integer>> growth = new HashMap<>();

    @Override
    Ink join(Ink known, Ink news) {
        return known.join(news);
    }

    @Override
    Ink part(String name, Ink value, long version) {
        var grown = growth.get(name);
        var next = grown == null ? null : grown.higherEntry(version);
        return value.after(next == null ? value.to() - 1 : next.getValue());
    }

    @Override
    void changed(String name, @Nullable Ink known, @Nullable Ink value, long version) {
        if (value == null) {
            growth.remove(name);
        } else if (known == null
                || !known.id().equals(value.id())
                || value.from() < known.from()
                || value.isTakenBack()) {
            var grown = new TreeMap<Long, Integer>();
            grown.put(version, value.from());
            growth.put(name, grown);
        } else if (value.to() > known.to()) {
            growth.computeIfAbsent(name, key -> new TreeMap<>()).putIfAbsent(version, known.to());
        }
    }
}
