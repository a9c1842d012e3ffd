package io.chalkstream.boardstate.query;

import io.chalkstream.kit.memory.MemoryBudget;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The memory of all responses and imports that are under way. What doesn't fit waits without a thread; boards take
 * turns. While requests wait, the response that has been complete for longest is broken off, unless that is less than
 * {@link #PATIENCE}: only slow receivers still need it. Thread-safe.
 */
@Singleton
public final class ReadMemory {
    /** Of the heap, responses and imports take a quarter; Kafka's clients, commands and large ones need the rest. */
    private static final double SHARE_OF_HEAP = 0.25;
    /** How long the receivers of a complete response may take if others wait for the memory. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    /** How often slow receivers are looked for while requests wait. */
    private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);
    /** How many may wait. */
    static final int MAX_WAITING = 500;

    private final MemoryBudget budget;
    private final Duration patience;
    private final Set<StreamingBody> bodies = new LinkedHashSet<>();
    private int waiting;
    private boolean looking;

    @Inject
    public ReadMemory() {
        this(MemoryBudget.shareOfHeap(SHARE_OF_HEAP), PATIENCE);
    }

    /**
     * @param bytes that may be lent
     * @param patience how long a complete response is safe
     */
    ReadMemory(long bytes, Duration patience) {
        this.budget = new MemoryBudget(bytes, bytes);
        this.patience = patience;
    }

    /**
     * Lends memory until the reservation is released, as soon as it is this board's turn. What is more than all there is
     * counts as all. Fails with {@link BoardUnavailableException} if that takes too long, or too many wait.
     *
     * @param deadline as of {@link System#nanoTime()}
     */
    public CompletableFuture<MemoryBudget.Reservation> reserve(String boardId, long bytes, long deadline) {
        var granted = new CompletableFuture<MemoryBudget.Reservation>();
        synchronized (this) {
            if (waiting >= MAX_WAITING) {
                return CompletableFuture.failedFuture(
                        BoardUnavailableException.overloaded("too many wait for memory already"));
            }
            waiting++;
        }
        var reservation = budget.reserve(boardId, bytes, free -> {
            if (!granted.complete(free)) {
                free.release();
            }
        });
        var result = granted.orTimeout(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)
                .handle((free, failure) -> {
                    waitNoLonger();
                    if (failure != null) {
                        reservation.release();
                        throw BoardUnavailableException.overloaded("there is no memory for it at the moment");
                    }
                    return free;
                });
        breakOffSlow();
        return result;
    }

    private synchronized void waitNoLonger() {
        waiting--;
    }

    /**
     * A response's body in memory that was lent to it.
     *
     * @return the body, held by the caller; the memory is given back when the last one has released it
     */
    StreamingBody body(MemoryBudget.Reservation reservation) {
        var body = new StreamingBody();
        synchronized (this) {
            bodies.add(body);
        }
        body.whenReleased(() -> {
            forget(body);
            reservation.release();
        });
        return body;
    }

    /** Bytes that are lent. */
    public long used() {
        return budget.reserved();
    }

    /** How many wait. */
    synchronized int waiting() {
        return waiting;
    }

    /** Repeats while requests wait. */
    private void breakOffSlow() {
        for (var slowest = slowest(); slowest != null; slowest = slowest()) {
            slowest.abandon(new BoardUnavailableException("the receiver was too slow"));
        }
        synchronized (this) {
            if (looking || waiting == 0) {
                return;
            }
            looking = true;
        }
        CompletableFuture.delayedExecutor(LOOK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    synchronized (this) {
                        looking = false;
                    }
                    breakOffSlow();
                });
    }

    private synchronized @Nullable StreamingBody slowest() {
        return waiting == 0
                ? null
                : bodies.stream()
                        .filter(body -> body.hasBeenCompleteFor(patience))
                        .findFirst()
                        .orElse(null);
    }

    private synchronized void forget(StreamingBody body) {
        bodies.remove(body);
    }
}
