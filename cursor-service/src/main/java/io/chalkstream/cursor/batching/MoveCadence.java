package io.chalkstream.cursor.batching;

import io.chalkstream.protocol.awareness.AwarenessDelta;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How often each client of a board moves its cursor. Times are in milliseconds, of any monotonic clock. Not thread-safe. */
final class MoveCadence {
    /** Moves that follow each other as fast look like one movement. A page that moves all the time sends once in a tick. */
    static final Duration STEADY = Duration.ofMillis(150);

    private final Map<String, Long> movedAt = new HashMap<>();

    /** Takes a delta, and returns whether it shows a gesture or steady movement, which more delay would spoil (A5). */
    boolean isSteady(AwarenessDelta delta, long now) {
        boolean isSteady = !delta.isCursorsOnly();
        for (var client : delta.cursors().keySet()) {
            Long before = movedAt.put(client, now);
            isSteady |= before != null && now - before <= STEADY.toMillis();
        }
        return isSteady;
    }

    void forget(String client) {
        movedAt.remove(client);
    }
}
