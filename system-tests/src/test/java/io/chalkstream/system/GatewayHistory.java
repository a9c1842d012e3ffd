package io.chalkstream.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** At which gateway one client is, and when it was at none. Times are those of {@link System#nanoTime()}. */
final class GatewayHistory {
    private final List<Disconnection> disconnections = new ArrayList<>();
    private @Nullable String gateway;
    private boolean here;
    private long left;

    /** From leaving or losing one gateway to the welcome of the next one, or of the same. */
    record Disconnection(String from, String to, long begin, long end) {
        double seconds() {
            return (end - begin) / 1e9;
        }
    }

    synchronized void welcomed(String by, long nanos) {
        if (gateway != null) {
            // Whoever is handed over leaves when the welcome has come already.
            disconnections.add(new Disconnection(gateway, by, left, left + Math.max(0, nanos - left)));
        }
        gateway = by;
        here = true;
    }

    synchronized void away() {
        here = false;
        left = System.nanoTime();
    }

    /** Where the client is; empty while it is away. */
    synchronized Optional<String> gateway() {
        return here ? Optional.ofNullable(gateway) : Optional.empty();
    }

    /** Those that are over, in their order. */
    synchronized List<Disconnection> disconnections() {
        return List.copyOf(disconnections);
    }
}
