package io.chalkstream.gateway.connection;

import io.chalkstream.kit.background.Scheduler;
import io.chalkstream.kit.memory.MemoryBudget.Reservation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The operations that this gateway has let through and whose outcome it hasn't seen yet. Each keeps its reservation until then, so that
 * of one board only a few are on the way at a time, however slow the way is: the operations of other boards never queue behind more
 * than these. Thread-safe.
 */
final class UndecidedOperations {
    /** An outcome that isn't seen, since the board's room is closed or the way is blocked, is waited for this long after Kafka has it. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** A new sample has this weight in the mean. */
    private static final double WEIGHT = 1.0 / 16;
    /** No sample counts for more, so that an outage is soon forgotten. */
    private static final long LONGEST_SAMPLE_MILLIS = 80;

    private final Scheduler timer;
    private final LongSupplier millis;
    private final Map<String, Deque<Undecided>> byBoard = new HashMap<>();

    private volatile double meanMillis;

    UndecidedOperations(Scheduler timer, LongSupplier millis) {
        this.timer = timer;
        this.millis = millis;
    }

    /** How long operations of late took from here until their outcome was seen, in milliseconds; a moving mean. */
    double meanMillis() {
        return meanMillis;
    }

    /** An operation that is about to be published. */
    Undecided add(String board, String client, Reservation reservation) {
        var operation = new Undecided(board, client, reservation);
        synchronized (this) {
            byBoard.computeIfAbsent(board, none -> new ArrayDeque<>()).add(operation);
        }
        return operation;
    }

    /**
     * The outcome of an operation of this board was seen.
     *
     * @param client whose it was; null if a release that doesn't say so has decided it: then the oldest one counts as decided
     */
    void decided(String board, @Nullable String client) {
        var operation = oldest(board, client);
        if (operation != null) {
            addSample(millis.getAsLong() - operation.since);
            operation.release();
        }
    }

    private synchronized void addSample(long sample) {
        meanMillis += WEIGHT * (Math.min(sample, LONGEST_SAMPLE_MILLIS) - meanMillis);
    }

    private synchronized @Nullable Undecided oldest(String board, @Nullable String client) {
        return byBoard.getOrDefault(board, new ArrayDeque<>()).stream()
                .filter(operation -> client == null || operation.client.equals(client))
                .findFirst()
                .orElse(null);
    }

    private synchronized void remove(Undecided operation) {
        var operations = byBoard.get(operation.board);
        if (operations != null && operations.remove(operation) && operations.isEmpty()) {
            byBoard.remove(operation.board);
        }
    }

    /** One operation on its way. */
    final class Undecided implements Publication {
        private final String board;
        private final String client;
        private final Reservation reservation;
        private final long since = millis.getAsLong();

        private Undecided(String board, String client, Reservation reservation) {
            this.board = board;
            this.client = client;
            this.reservation = reservation;
        }

        @Override
        public void durable() {
            timer.after(LONGEST_WAIT, this::release);
        }

        @Override
        public void failed() {
            release();
        }

        private void release() {
            remove(this);
            reservation.release();
        }
    }
}
