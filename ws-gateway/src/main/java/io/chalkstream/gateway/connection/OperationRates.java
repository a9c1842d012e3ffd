package io.chalkstream.gateway.connection;

import io.chalkstream.gateway.ratelimit.KeyedTokenBuckets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many operations of each board may come: an assured rate, and more while operations are quick. Times are in milliseconds.
 * Thread-safe.
 */
final class OperationRates {
    /** Where operations take longer than this, everybody waits: then each that isn't assured costs more than one. */
    private static final double QUICK_MILLIS = 8;
    /** One part of so many is assured. */
    private static final double PARTS = 10;
    /** A burst, half of it assured: all pens of a class lifted at once. */
    private static final double BURST_SECONDS = 0.2;
    /** A board that works alone keeps only itself waiting: an operation costs it no more than this. */
    private static final double MOST_ALONE = 4;
    /** A board works for so long after an operation. */
    private static final long WORK_MILLIS = 1_000;

    private final KeyedTokenBuckets assured;
    private final KeyedTokenBuckets more;
    /** The time of the last operation of each board that works, the longest ago first. */
    private final Map<String, Long> working = new LinkedHashMap<>();

    /**
     * @param perSecond of a board, while operations are quick
     * @param boards how many are remembered
     */
    OperationRates(double perSecond, int boards) {
        double perPart = perSecond / PARTS;
        double burst = perSecond * BURST_SECONDS / 2;
        this.assured = new KeyedTokenBuckets(perPart, burst, boards);
        this.more = new KeyedTokenBuckets(perSecond - perPart, burst, boards);
    }

    /**
     * Takes an operation of the board, even if it was too much.
     *
     * @param meanMillis how long operations of all boards take
     * @return for how long nothing more may come from where it came
     */
    synchronized long takeInAdvance(String board, double meanMillis, long now) {
        boolean isAlone = worksAlone(board, now);
        if (assured.tryTake(board, now) || more.tryTake(board, cost(meanMillis, isAlone), now)) {
            return 0;
        }
        return assured.takeInAdvance(board, 1, now);
    }

    private static double cost(double meanMillis, boolean isAlone) {
        double busy = Math.max(1, meanMillis / QUICK_MILLIS);
        return isAlone ? Math.min(busy * busy, MOST_ALONE) : busy * busy;
    }

    private boolean worksAlone(String board, long now) {
        working.remove(board);
        working.put(board, now);
        var last = working.values().iterator();
        while (last.next() < now - WORK_MILLIS) {
            last.remove();
        }
        return working.size() == 1;
    }
}
