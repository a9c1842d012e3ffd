package io.chalkstream.load;

import org.HdrHistogram.Histogram;

/** A histogram of times in microseconds. Not thread-safe. */
public final class Latencies {
    private static final long LARGEST_MICROS = 600_000_000;
    private static final int DIGITS = 3;

    private final Histogram micros = new Histogram(LARGEST_MICROS, DIGITS);

    public void record(long nanos) {
        micros.recordValue(Math.min(LARGEST_MICROS, Math.max(0, nanos / 1_000)));
    }

    public void add(Latencies others) {
        micros.add(others.micros);
    }

    public long count() {
        return micros.getTotalCount();
    }

    /** In milliseconds; 0 if nothing was recorded. */
    public double percentile(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }

    /** In milliseconds. */
    public double max() {
        return micros.getMaxValue() / 1_000.0;
    }
}
