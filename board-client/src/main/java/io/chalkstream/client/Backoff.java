package io.chalkstream.client;

import io.chalkstream.protocol.client.ClientTimings;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/** The wait before a reconnect: random, up to a bound that doubles with each attempt (C8). */
final class Backoff {
    private final DoubleSupplier random;
    private Duration bound = ClientTimings.FIRST_RECONNECT_WAIT;

    /** {@code random} gives numbers from 0 to 1. */
    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    Duration next() {
        var wait = Duration.ofNanos((long) (bound.toNanos() * random.getAsDouble()));
        var doubled = bound.multipliedBy(2);
        bound = doubled.compareTo(ClientTimings.LAST_RECONNECT_WAIT) > 0 ? ClientTimings.LAST_RECONNECT_WAIT : doubled;
        return wait;
    }

    /** The connection works: the next loss is a first one again. */
    void reset() {
        bound = ClientTimings.FIRST_RECONNECT_WAIT;
    }
}
