package io.chalkstream.protocol.awareness;

import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * How long news are gathered (A5), and how often a page tells its own (A1): what everybody gets in a second hardly grows with the number of those who move, and what all
 * get together hardly with the number of those who look on.
 */
public final class TickInterval {
    public static final Duration SHORTEST = Duration.ofMillis(33);
    public static final Duration LONGEST = Duration.ofMillis(100);
    private static final Duration PER_MOVER = Duration.ofMillis(1);
    private static final Duration PER_PAGE = Duration.ofNanos(200_000);

    private TickInterval() {}

    /** After a tick in which {@code movers} of {@code pages} showed something new. */
    public static Duration after(int movers, int pages) {
        return Stream.of(SHORTEST, PER_MOVER.multipliedBy(movers), PER_PAGE.multipliedBy(pages))
                .max(Comparator.naturalOrder())
                .filter(tick -> tick.compareTo(LONGEST) < 0)
                .orElse(LONGEST);
    }
}
