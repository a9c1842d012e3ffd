package io.chalkstream.client;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** The wait before a reconnect: random, up to a bound that doubles with each attempt (C8). */
final class Backoff {
    private static final Duration FIRST_BOUND = Duration.ofMillis(250);
    private static final Duration LAST_BOUND = Duration.ofSeconds(5);

    private final DoubleSupplier random;
    private Duration bound = FIRST_BOUND;

    /** {@code random} gives numbers from 0 to 1. */
    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    Duration next() {
        var wait = Duration.ofNanos((long) (bound.toNanos() * random.getAsDouble()));
        var doubled = bound.multipliedBy(2);
        bound = doubled.compareTo(LAST_BOUND) > 0 ? LAST_BOUND : doubled;
        return wait;
    }

    /** The connection works: the next loss is a first one again. */
    void reset() {
        bound = FIRST_BOUND;
    }
}
