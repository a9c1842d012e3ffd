package io.chalkstream.load;

import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What came of a run.
 *
 * @param received what each person's client has seen
 * @param sameEverywhere all boards are equal, and equal to the snapshot that a newcomer got
 * @param lag how late the load generator itself was
 */
record Result(
        Settings settings,
        Window measured,
        Roster roster,
        List<Observer.Sum> received,
        boolean sameEverywhere,
        Latencies lag,
        Usage before,
        Usage after) {

    int operationsSent() {
        return IntStream.range(0, roster.people()).map(roster::operationsOf).sum();
    }

    /** Operations that somebody got neither as an event nor with a snapshot, counted for each who didn't. */
    int lost() {
        var boardLog = new HashMap<Long, Receipts.Operation>();
        received.forEach(sum -> boardLog.putAll(sum.receipts().log()));
        return received.stream()
                .mapToInt(sum -> IntStream.range(0, roster.people())
                        .map(author -> sum.receipts().lost(author, roster.operationsOf(author), boardLog))
                        .sum())
                .sum();
    }

    int doubled() {
        return received.stream().mapToInt(sum -> sum.receipts().doubled()).sum();
    }

    int outOfOrder() {
        return received.stream().mapToInt(sum -> sum.receipts().outOfOrder()).sum();
    }

    /** Cursor moves that somebody saw neither themselves nor by a newer one; these may be lost (A3). */
    long unseenMoves() {
        return received.stream().mapToLong(Observer.Sum::unseenMoves).sum();
    }

    /** Nothing is wrong: nothing lost, doubled or out of order, and one and the same board everywhere. */
    boolean isFaultless() {
        return lost() == 0 && doubled() == 0 && outOfOrder() == 0 && sameEverywhere;
    }

    /** Times somebody's board had to be replaced as a whole after joining. */
    int resnapshots() {
        return received.stream().mapToInt(sum -> sum.snapshots() - 1).sum();
    }

    int failures() {
        return received.stream().mapToInt(Observer.Sum::failures).sum();
    }

    /** The latencies of everybody together. */
    Latencies merged(Function<Observer.Sum, Latencies> which) {
        var merged = new Latencies();
        received.forEach(sum -> merged.add(which.apply(sum)));
        return merged;
    }

    /** Events and cursor places that reached a client while measuring. */
    long updates() {
        return received.stream().mapToLong(Observer.Sum::updates).sum();
    }

    /** Of one client, on average. */
    double awarenessFramesPerSecond() {
        return received.stream()
                        .mapToLong(Observer.Sum::awarenessFrames)
                        .average()
                        .orElse(0)
                / measured.seconds();
    }

    /** Of the client that got the most. */
    double mostAwarenessFramesPerSecond() {
        return received.stream().mapToLong(Observer.Sum::awarenessFrames).max().orElse(0) / measured.seconds();
    }

    /** What all server processes together spent on a million updates; 0 if it isn't known. */
    double cpuSecondsPerMillionUpdates() {
        return updates() == 0 ? 0 : after.cpuSince(before).toNanos() / 1e9 / updates() * 1e6;
    }
}
