package io.chalkstream.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gateway of one client, and when it had none. Times are those of {@link System#nanoTime()}. Thread-safe. */
final class GatewayHistory {
    private final List<Disconnection> disconnections = new ArrayList<>();
    private @Nullable String gateway;
    private boolean here;
    private long left;

    /** The time from the loss of one connection to the next welcome, by the same gateway or another. */
    record Disconnection(String from, String to, long begin, long end) {
        double seconds() {
            return (end - begin) / 1e9;
        }
    }

    synchronized void welcomed(String by, long nanos) {
        if (gateway != null) {
            // In a handover, the client leaves after the next welcome.
            disconnections.add(new Disconnection(gateway, by, left, left + Math.max(0, nanos - left)));
        }
        gateway = by;
        here = true;
    }

    synchronized void away() {
        here = false;
        left = System.nanoTime();
    }

    /** The client's gateway; empty while it is disconnected. */
    synchronized Optional<String> gateway() {
        return here ? Optional.ofNullable(gateway) : Optional.empty();
    }

    /** Those that are over, in their order. */
    synchronized List<Disconnection> disconnections() {
        return List.copyOf(disconnections);
    }
}
