package io.chalkstream.load.generator;

import io.chalkstream.load.Latencies;
import io.chalkstream.load.TimeWindow;
import java.util.List;
import java.util.stream.IntStream;

/** What all clients have received, by windows of the run. Used by one thread at a time. */
final class WindowRecorder {
    private final List<TimeWindow> windows;
    private final List<Observed> observed;

    /** What was received in one window. */
    static final class Observed {
        final Latencies operations = new Latencies();
        final Latencies ownOperations = new Latencies();
        final Latencies moves = new Latencies();
        long updates;
        long movesShown;
    }

    WindowRecorder(List<TimeWindow> windows) {
        this.windows = List.copyOf(windows);
        this.observed =
                IntStream.range(0, windows.size()).mapToObj(i -> new Observed()).toList();
    }

    /** An operation came to somebody else, or to its author. */
    void operation(boolean own, long intended, long arrival) {
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).contains(intended)) {
                var latencies = own ? observed.get(i).ownOperations : observed.get(i).operations;
                latencies.record(arrival - intended);
            }
            if (!own && windows.get(i).contains(arrival)) {
                observed.get(i).updates++;
            }
        }
    }

    /** A move came to somebody else. */
    void shown(long arrival) {
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).contains(arrival)) {
                observed.get(i).updates++;
                observed.get(i).movesShown++;
            }
        }
    }

    /** A move, or a later one of the same person, came to somebody else for the first time. */
    void visible(long intended, long arrival) {
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).contains(intended)) {
                observed.get(i).moves.record(arrival - intended);
            }
        }
    }

    Observed in(int window) {
        return observed.get(window);
    }
}
