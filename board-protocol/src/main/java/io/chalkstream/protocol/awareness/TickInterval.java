package io.chalkstream.protocol.awareness;

import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * How long a board's awareness changes are batched (A5), and how often a page reports its own (A1). It grows with the
 * moving clients and the pages, which bounds the traffic to each page and to all of them.
 */
public final class TickInterval {
    public static final Duration SHORTEST = Duration.ofMillis(33);
    public static final Duration LONGEST = Duration.ofMillis(100);
    private static final Duration PER_MOVING_CLIENT = Duration.ofMillis(1);
    private static final Duration PER_PAGE = Duration.ofNanos(200_000);

    private TickInterval() {}

    /** The next tick, after one in which {@code movingClients} of {@code pages} changed something. */
    public static Duration after(int movingClients, int pages) {
        return Stream.of(SHORTEST, PER_MOVING_CLIENT.multipliedBy(movingClients), PER_PAGE.multipliedBy(pages))
                .max(Comparator.naturalOrder())
                .filter(tick -> tick.compareTo(LONGEST) < 0)
                .orElse(LONGEST);
    }
}
