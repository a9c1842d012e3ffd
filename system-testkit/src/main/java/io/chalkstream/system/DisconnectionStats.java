package io.chalkstream.system;

import io.chalkstream.system.GatewayHistory.Disconnection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Statistics of the times in which clients were connected to no gateway. */
record DisconnectionStats(List<Disconnection> disconnections) {
    private static final Duration WINDOW = Duration.ofMillis(500);

    /** The disconnections that began after this {@link System#nanoTime()} and have ended. */
    static DisconnectionStats since(long nanos, Collection<Participant> people) {
        return new DisconnectionStats(people.stream()
                .flatMap(person -> person.received().gatewayHistory().disconnections().stream())
                .filter(absence -> absence.begin() - nanos > 0)
                .toList());
    }

    /** In words. */
    String summary() {
        var seconds =
                disconnections.stream().map(Disconnection::seconds).sorted().toList();
        return seconds.isEmpty()
                ? "nobody was away"
                : "%d disconnections, of %.3f s (median), %.3f s (99 %%), %.3f s at most; %d came back within the same half second"
                        .formatted(
                                seconds.size(),
                                seconds.get(seconds.size() / 2),
                                seconds.get(seconds.size() * 99 / 100),
                                seconds.get(seconds.size() - 1),
                                mostWithinWindow());
    }

    private long mostWithinWindow() {
        return disconnections.stream()
                .mapToLong(first -> disconnections.stream()
                        .filter(other -> other.end() >= first.end() && other.end() - first.end() < WINDOW.toNanos())
                        .count())
                .max()
                .orElse(0);
    }
}
