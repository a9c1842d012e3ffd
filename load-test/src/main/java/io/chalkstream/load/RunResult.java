package io.chalkstream.load;

import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The result of a run.
 *
 * @param received what each person's client has seen
 * @param sameEverywhere all boards are equal, and equal to the snapshot that a newcomer got
 * @param lag how late the load generator itself was
 */
record RunResult(
        ScenarioSettings settings,
        TimeWindow measured,
        Participants participants,
        List<MeasuringListener.Observations> received,
        boolean sameEverywhere,
        Latencies lag,
        ResourceUsage before,
        ResourceUsage after) {

    int operationsSent() {
        return IntStream.range(0, participants.people())
                .map(participants::operationsOf)
                .sum();
    }

    /** Operations that an observer got neither as an event nor with a snapshot, counted for each observer. */
    int lost() {
        var boardLog = new HashMap<Long, DeliveryLog.Operation>();
        received.forEach(sum -> boardLog.putAll(sum.deliveries().log()));
        return received.stream()
                .mapToInt(sum -> IntStream.range(0, participants.people())
                        .map(author -> sum.deliveries().lost(author, participants.operationsOf(author), boardLog))
                        .sum())
                .sum();
    }

    int doubled() {
        return received.stream().mapToInt(sum -> sum.deliveries().doubled()).sum();
    }

    /** See {@link DeliveryLog#again()}. */
    int again() {
        return received.stream().mapToInt(sum -> sum.deliveries().again()).sum();
    }

    int outOfOrder() {
        return received.stream().mapToInt(sum -> sum.deliveries().outOfOrder()).sum();
    }

    /** Cursor moves that an observer saw neither themselves nor by a newer one; these may be lost (A3). */
    long unseenMoves() {
        return received.stream()
                .mapToLong(MeasuringListener.Observations::unseenMoves)
                .sum();
    }

    /** Whether nothing was lost, doubled or out of order, and all boards are the same. */
    boolean isFaultless() {
        return lost() == 0 && doubled() == 0 && outOfOrder() == 0 && sameEverywhere;
    }

    /** The number of snapshots after joining. */
    int resnapshots() {
        return received.stream().mapToInt(sum -> sum.snapshots() - 1).sum();
    }

    int failures() {
        return received.stream()
                .mapToInt(MeasuringListener.Observations::failures)
                .sum();
    }

    /** The latencies of everybody together. */
    Latencies merged(Function<MeasuringListener.Observations, Latencies> which) {
        var merged = new Latencies();
        received.forEach(sum -> merged.add(which.apply(sum)));
        return merged;
    }

    /** Events and cursor places that reached a client while measuring. */
    long updates() {
        return received.stream()
                .mapToLong(MeasuringListener.Observations::updates)
                .sum();
    }

    /** Of one client, on average. */
    double awarenessFramesPerSecond() {
        return received.stream()
                        .mapToLong(MeasuringListener.Observations::awarenessFrames)
                        .average()
                        .orElse(0)
                / measured.seconds();
    }

    /** Of the client that got the most. */
    double mostAwarenessFramesPerSecond() {
        return received.stream()
                        .mapToLong(MeasuringListener.Observations::awarenessFrames)
                        .max()
                        .orElse(0)
                / measured.seconds();
    }

    /** What all server processes together spent on a million updates; 0 if it isn't known. */
    double cpuSecondsPerMillionUpdates() {
        return updates() == 0 ? 0 : after.cpuSince(before).toNanos() / 1e9 / updates() * 1e6;
    }
}
