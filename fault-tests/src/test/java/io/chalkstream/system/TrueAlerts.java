package io.chalkstream.system;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What may fire beside the alert of a fault, because it is true: people see changes late, by their own clocks. A fault does that
 * by itself, while Kafka is away for instance, and so does a machine that is full of other work. Every other alert is about
 * something that the drill didn't do.
 */
final class TrueAlerts {
    private static final String LATE = "DeliverySlow";
    /** Of the alert. */
    private static final Duration LIMIT = Duration.ofMillis(500);
    /** The alert looks back for 5 minutes, and waits for 5. */
    private static final Duration COUNTS_FOR = Duration.ofMinutes(11);

    private final SteadyLoad work;
    private boolean isLate;
    private long lastLate;
    private boolean hasFired;

    TrueAlerts(SteadyLoad work) {
        this.work = work;
    }

    /** These alerts without those that may fire. */
    Set<String> removedFrom(Set<String> firing) {
        var waits = work.takeLongestWaits().values();
        if (!waits.isEmpty() && Collections.max(waits).compareTo(LIMIT) > 0) {
            isLate = true;
            lastLate = System.nanoTime();
        }
        var others = new TreeSet<>(firing);
        if (isLate && System.nanoTime() - lastLate < COUNTS_FOR.toNanos()) {
            hasFired |= others.remove(LATE);
        }
        return others;
    }

    @Override
    public String toString() {
        return hasFired ? " (and " + LATE + ", since people waited)" : "";
    }
}
