package io.chalkstream.system;

import io.chalkstream.client.BoardClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** When clients were without a connection, seen by looking again and again. */
final class Absences implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration WINDOW = Duration.ofMillis(500);

    private final List<BoardClient> clients;
    private final Map<BoardClient, Long> away = new HashMap<>();
    private final List<Absence> absences = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private record Absence(long begin, long end) {
        double seconds() {
            return (end - begin) / 1e9;
        }
    }

    Absences(List<BoardClient> clients) {
        this.clients = List.copyOf(clients);
        var unused = clock.scheduleAtFixedRate(this::look, 0, LOOK_EVERY.toNanos(), TimeUnit.NANOSECONDS);
    }

    private synchronized void look() {
        long now = System.nanoTime();
        for (var client : clients) {
            if (!client.isConnected()) {
                away.putIfAbsent(client, now);
            } else if (away.containsKey(client)) {
                absences.add(new Absence(away.remove(client), now));
            }
        }
    }

    /** Whether everybody has a connection now, and so many absences have been seen. */
    synchronized boolean areOver(int count) {
        return away.isEmpty() && absences.size() >= count;
    }

    /** In words. */
    synchronized String summary() {
        var seconds = absences.stream().map(Absence::seconds).sorted().toList();
        return seconds.isEmpty()
                ? "nobody was away"
                : "%d times somebody was away, for %.2f s (median), %.2f s at most; %d came back within the same half second"
                        .formatted(
                                seconds.size(),
                                seconds.get(seconds.size() / 2),
                                seconds.get(seconds.size() - 1),
                                mostTogether());
    }

    private long mostTogether() {
        return absences.stream()
                .mapToLong(first -> absences.stream()
                        .filter(other -> other.end >= first.end && other.end - first.end < WINDOW.toNanos())
                        .count())
                .max()
                .orElse(0);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
