package io.chalkstream.cursor.gather;

import java.time.Duration;

/** How long news are gathered (A5): what everybody gets in a second hardly grows with the number of those who move. */
public final class Tick {
    public static final Duration SHORTEST = Duration.ofMillis(33);
    public static final Duration LONGEST = Duration.ofMillis(100);
    private static final Duration PER_PAGE = Duration.ofMillis(1);

    private Tick() {}

    /** After a tick in which so many pages showed something new. */
    static Duration after(int pages) {
        long millis = PER_PAGE.multipliedBy(pages).toMillis();
        return Duration.ofMillis(Math.min(LONGEST.toMillis(), Math.max(SHORTEST.toMillis(), millis)));
    }
}
