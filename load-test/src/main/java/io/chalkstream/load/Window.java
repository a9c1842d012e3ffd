package io.chalkstream.load;

/** The time that is measured, by {@link System#nanoTime()}: from {@code start} until before {@code end}. */
record Window(long start, long end) {
    boolean contains(long nanos) {
        return nanos - start >= 0 && nanos - end < 0;
    }

    double seconds() {
        return (end - start) / 1e9;
    }
}
