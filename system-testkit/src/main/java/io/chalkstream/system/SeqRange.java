package io.chalkstream.system;

import java.util.List;
import java.util.stream.LongStream;

/** Numbers of events. */
final class SeqRange {
    private SeqRange() {}

    /** 1 to {@code last}, without a gap. */
    static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
