package io.chalkstream.boardstate.query;

import io.chalkstream.kit.memory.MemoryBudget;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The memory of all responses and imports that are under way. If a new one finds no room, the response that has been
 * complete for longest is broken off, unless that is less than {@link #PATIENCE}: only slow receivers still need it.
 * Thread-safe.
 */
@Singleton
public final class ReadMemory {
    /** Of the heap, responses and imports take a quarter; Kafka's clients, commands and large ones need the rest. */
    private static final double SHARE_OF_HEAP = 0.25;
    /** How long the receivers of a complete response may take if others wait for the memory. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    /** All of them share one account. */
    private static final String HOLDER = "reads";

    private final MemoryBudget budget;
    private final Duration patience;
    private final Set<StreamingBody> bodies = new LinkedHashSet<>();

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
     * Lends memory to a response.
     *
     * @param bytes what it may need at the most, about
     * @return the response's body, held by the caller
     * @throws BoardUnavailableException if there is no room at the moment
     */
    StreamingBody body(long bytes) {
        var reservation = reserve(bytes);
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

    /**
     * Lends memory until the reservation is released. What is more than all there is counts as all.
     *
     * @throws BoardUnavailableException if there is no room at the moment
     */
    public MemoryBudget.Reservation reserve(long bytes) {
        while (true) {
            var reservation = budget.tryReserve(HOLDER, bytes);
            if (reservation != null) {
                return reservation;
            }
            var slowest = slowest();
            if (slowest == null) {
                throw new BoardUnavailableException("there is no memory for it at the moment");
            }
            slowest.abandon(new BoardUnavailableException("the receiver was too slow"));
        }
    }

    /** Bytes that are lent. */
    public long used() {
        return budget.reserved();
    }

    private synchronized @Nullable StreamingBody slowest() {
        return bodies.stream()
                .filter(body -> body.hasBeenCompleteFor(patience))
                .findFirst()
                .orElse(null);
    }

    private synchronized void forget(StreamingBody body) {
        bodies.remove(body);
    }
}
