package io.chalkstream.load;

/** A part of the run, in nanoseconds since its start: from {@code start} until before {@code end}. */
public record TimeWindow(long start, long end) {
    public boolean contains(long nanos) {
        return nanos >= start && nanos < end;
    }

    public double seconds() {
        return (end - start) / 1e9;
    }
}
