package io.chalkstream.load;

/** A part of the run, in nanoseconds since its start: from {@code start} until before {@code end}. */
record TimeWindow(long start, long end) {
    boolean contains(long nanos) {
        return nanos >= start && nanos < end;
    }

    double seconds() {
        return (end - start) / 1e9;
    }
}
