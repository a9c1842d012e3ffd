package io.chalkstream.ops.overview;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How fast counters grow, over the last seconds. A counter that falls has begun anew. */
final class Rates {
    private record Reading(long at, double value) {}

    private final long window;
    private final Map<String, Deque<Reading>> readings = new HashMap<>();

    /** @param window over which a rate is taken, and after which a counter that isn't read any more is forgotten */
    Rates(Duration window) {
        this.window = window.toMillis();
    }

    /** Takes a reading, and gives the rate per second: null with the first one, or if the value isn't a number. */
    @Nullable
    Double perSecond(String counter, long at, double value) {
        if (Double.isNaN(value)) {
            return null;
        }
        var known = readings.computeIfAbsent(counter, name -> new ArrayDeque<>());
        var last = known.peekLast();
        if (last != null && value < last.value()) {
            known.clear();
        }
        known.addLast(new Reading(at, value));
        // The oldest one is the last that is out of the window, so that rarely read counters have a rate, too.
        while (known.size() > 2 && second(known).at() <= at - window) {
            known.removeFirst();
        }
        var first = known.getFirst();
        return first.at() == at ? null : (value - first.value()) * 1000 / (at - first.at());
    }

    /** Forgets what hasn't been read lately. */
    void forgetBefore(long time) {
        readings.values().removeIf(known -> known.getLast().at() < time);
    }

    private static Reading second(Deque<Reading> known) {
        var iterator = known.iterator();
        iterator.next();
        return iterator.next();
    }
}
