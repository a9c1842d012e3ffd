package io.chalkstream.gateway.connection;

import io.chalkstream.kit.background.Scheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Lets new connections in one after the other when many come at once, boards by turns, and more slowly when the machine is busy: a school's
 * bell must not delay those who already work (L8). Thread-safe.
 */
public final class ConnectionPacer {
    /** So many come in at once if nobody came before them. */
    static final int BURST = 4;
    /** One more comes in after each. */
    static final Duration TICK = Duration.ofMillis(10);
    /** The pause after a tick that was late. */
    static final Duration BUSY_TICK = Duration.ofMillis(20);
    /** A tick that runs later than this says that the processor has no time left. */
    private static final Duration TOLERANCE = Duration.ofMillis(1);

    private final Scheduler timer;
    private final LongSupplier nanos;
    private final int capacity;
    private final Map<String, Deque<Entry>> waiting = new LinkedHashMap<>();
    private int size;
    private int credit = BURST;
    private boolean ticking;

    /** A new connection. */
    public interface Entry {
        /** Lets it in; must not block. False if it is gone. */
        boolean letIn();
    }

    /**
     * @param nanos a clock that is never set
     * @param capacity how many connections may wait
     */
    public ConnectionPacer(Scheduler timer, LongSupplier nanos, int capacity) {
        this.timer = timer;
        this.nanos = nanos;
        this.capacity = capacity;
    }

    /**
     * Lets {@code entry} in now, or in another thread when it is its turn.
     *
     * @return false, and it is never let in, if too many wait
     */
    public boolean enter(String board, Entry entry) {
        synchronized (this) {
            startTicking();
            if (size > 0 || credit == 0) {
                return enqueue(board, entry);
            }
            credit--;
        }
        entry.letIn();
        return true;
    }

    private boolean enqueue(String board, Entry entry) {
        if (size == capacity) {
            return false;
        }
        waiting.computeIfAbsent(board, none -> new ArrayDeque<>()).add(entry);
        size++;
        return true;
    }

    private void startTicking() {
        if (!ticking) {
            ticking = true;
            scheduleTick(TICK);
        }
    }

    private void scheduleTick(Duration delay) {
        long due = nanos.getAsLong() + delay.toNanos();
        timer.after(delay, () -> tick(due));
    }

    private void tick(long due) {
        boolean isLate = nanos.getAsLong() - due > TOLERANCE.toNanos();
        letNextIn();
        synchronized (this) {
            ticking = size > 0 || credit < BURST;
            if (ticking) {
                scheduleTick(isLate ? BUSY_TICK : TICK);
            }
        }
    }

    private void letNextIn() {
        var next = take();
        while (next.isPresent() && !next.get().letIn()) {
            next = take();
        }
    }

    /** If nobody waits, the tick is kept as credit. */
    private synchronized Optional<Entry> take() {
        if (size > 0) {
            return Optional.of(takeFirst());
        }
        credit = Math.min(BURST, credit + 1);
        return Optional.empty();
    }

    /** From the board whose turn it is; it goes behind the others. */
    private Entry takeFirst() {
        var board = waiting.keySet().iterator().next();
        var entries = waiting.remove(board);
        var entry = entries.remove();
        if (!entries.isEmpty()) {
            waiting.put(board, entries);
        }
        size--;
        return entry;
    }
}
