package io.chalkstream.gateway.presence;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Spreads the heartbeats of all boards over the interval, in slices. A round sends one for each board that is open when it begins. When
 * the topic takes no more, the round goes on in the next slice with the board that was next, however long that takes: so no board is
 * passed over while others get several turns. Not thread-safe.
 */
final class HeartbeatRounds {
    /** The slices of a round. */
    static final int SLICES = 20;
    /** The most heartbeats of a slice: the topic must have room for other reports, too. */
    static final int MOST_IN_SLICE = 500;

    private final Supplier<? extends Collection<String>> boards;
    private final BooleanSupplier hasCapacity;
    private final Consumer<String> send;
    private final Deque<String> waiting = new ArrayDeque<>();
    private int slicesLeft;

    /**
     * @param boards the open boards
     * @param hasCapacity whether the topic takes another report now
     * @param send sends the heartbeat of a board; nothing if it is no longer open
     */
    HeartbeatRounds(Supplier<? extends Collection<String>> boards, BooleanSupplier hasCapacity, Consumer<String> send) {
        this.boards = boards;
        this.hasCapacity = hasCapacity;
        this.send = send;
    }

    /** The time from one slice to the next, for rounds that take {@code interval}. */
    static Duration slice(Duration interval) {
        return interval.dividedBy(SLICES);
    }

    /** Sends the heartbeats of the next slice. */
    void sendSlice() {
        if (slicesLeft == 0) {
            if (waiting.isEmpty()) {
                waiting.addAll(boards.get());
            }
            slicesLeft = SLICES;
        }
        int due = Math.min(MOST_IN_SLICE, (waiting.size() + slicesLeft - 1) / slicesLeft);
        slicesLeft--;
        for (int i = 0; i < due && hasCapacity.getAsBoolean(); i++) {
            send.accept(waiting.remove());
        }
    }
}
