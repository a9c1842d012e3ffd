package io.chalkstream.kit.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A number of bytes that holders (boards, say) reserve before they use them. What doesn't fit waits: the holders take turns, each in the
 * order in which it asked. A large request isn't overtaken by small ones. Never more is reserved than the capacity. Thread-safe.
 */
public final class MemoryBudget {
    private final long capacity;
    private final long perHolder;
    private final Map<String, Long> held = new HashMap<>();
    /** By holder; the first has the next turn. */
    private final Map<String, Deque<Waiting>> waiting = new LinkedHashMap<>();

    private long reserved;

    private record Waiting(Reservation reservation, Consumer<Reservation> granted) {}

    /**
     * @param capacity in bytes
     * @param perHolder the most that one holder may have reserved
     */
    public MemoryBudget(long capacity, long perHolder) {
        if (perHolder < 1 || capacity < perHolder) {
            throw new IllegalArgumentException("a holder may have at least a byte, and at most all");
        }
        this.capacity = capacity;
        this.perHolder = perHolder;
    }

    /** Bytes that are a share of the heap. */
    public static long shareOfHeap(double share) {
        return (long) (Runtime.getRuntime().maxMemory() * share);
    }

    /**
     * Reserves bytes, now or when it is this holder's turn and they are free.
     *
     * @param bytes what is more than a holder may have is reserved as so much
     * @param granted runs once, in this thread or in one that releases; it must not block
     */
    public Reservation reserve(String holder, long bytes, Consumer<Reservation> granted) {
        var reservation = new Reservation(holder, Math.min(bytes, perHolder));
        synchronized (this) {
            waiting.computeIfAbsent(holder, none -> new ArrayDeque<>()).add(new Waiting(reservation, granted));
        }
        grantAll();
        return reservation;
    }

    /** Reserves bytes if they are free and nobody waits; else null. */
    public synchronized @Nullable Reservation tryReserve(String holder, long bytes) {
        var reservation = new Reservation(holder, Math.min(bytes, perHolder));
        if (!waiting.isEmpty()
                || reserved + reservation.bytes > capacity
                || held.getOrDefault(holder, 0L) + reservation.bytes > perHolder) {
            return null;
        }
        add(holder, reservation.bytes);
        reservation.isGranted = true;
        return reservation;
    }

    /** The bytes that are reserved. */
    public synchronized long reserved() {
        return reserved;
    }

    /** The bytes that there are. */
    public long capacity() {
        return capacity;
    }

    private void grantAll() {
        for (var next = grantNext(); next != null; next = grantNext()) {
            next.granted.accept(next.reservation);
        }
    }

    /** A holder that has its part already doesn't hold up the others; a reservation that doesn't fit does. */
    private synchronized @Nullable Waiting grantNext() {
        var holder = nextHolder();
        var queue = holder == null ? null : waiting.get(holder);
        if (holder == null || queue == null || reserved + queue.element().reservation.bytes > capacity) {
            return null;
        }
        var granted = queue.remove();
        waiting.remove(holder);
        if (!queue.isEmpty()) {
            waiting.put(holder, queue);
        }
        add(holder, granted.reservation.bytes);
        granted.reservation.isGranted = true;
        return granted;
    }

    private @Nullable String nextHolder() {
        for (var holder : waiting.entrySet()) {
            long bytes = holder.getValue().element().reservation.bytes;
            if (held.getOrDefault(holder.getKey(), 0L) + bytes <= perHolder) {
                return holder.getKey();
            }
        }
        return null;
    }

    private void add(String holder, long bytes) {
        reserved += bytes;
        held.merge(holder, bytes, (before, more) -> before + more == 0 ? null : before + more);
    }

    /** Bytes that are reserved, or will be. */
    public final class Reservation {
        private final String holder;
        private long bytes;
        private boolean isGranted;

        private Reservation(String holder, long bytes) {
            this.holder = holder;
            this.bytes = bytes;
        }

        /** Gives back what is more than this. */
        public void shrinkTo(long needed) {
            synchronized (MemoryBudget.this) {
                if (isGranted && needed < bytes) {
                    add(holder, needed - bytes);
                    bytes = needed;
                }
            }
            grantAll();
        }

        /** Gives back all of it, or waits no longer. May be called again. */
        public void release() {
            synchronized (MemoryBudget.this) {
                if (!isGranted) {
                    cancel();
                }
            }
            shrinkTo(0);
        }

        private void cancel() {
            var queue = waiting.get(holder);
            if (queue != null && queue.removeIf(other -> other.reservation == this) && queue.isEmpty()) {
                waiting.remove(holder);
            }
        }
    }
}
