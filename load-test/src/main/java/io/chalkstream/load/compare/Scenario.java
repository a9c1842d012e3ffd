package io.chalkstream.load.compare;

import io.chalkstream.load.TimeWindow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Something that is done to each system. */
interface Scenario {
    /** What the option says. */
    String id();

    /** The heading of its table. */
    String title();

    List<Metric> columns();

    /** Whether it can be done to this system: by default, to those to which people connect. */
    default boolean suits(Competitor competitor) {
        return competitor instanceof SocketCompetitor;
    }

    /** Whether it needs a system that has just been started, and not one that is warm. */
    default boolean needsFreshStart() {
        return false;
    }

    /** One round of it; the figures by what they are of, which may be nothing but the system. */
    Map<String, Figures> measure(Competitor competitor, Duration measured)
            throws InterruptedException, ExecutionException, TimeoutException;

    /** A window of the run. */
    static TimeWindow window(long fromSeconds, Duration length) {
        long from = TimeUnit.SECONDS.toNanos(fromSeconds);
        return new TimeWindow(from, from + length.toNanos());
    }
}
