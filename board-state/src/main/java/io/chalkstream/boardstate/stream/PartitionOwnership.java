package io.chalkstream.boardstate.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** One ownership of a partition, from the opening of its stores to their closing. Thread-safe. */
public final class PartitionOwnership {
    private final PriorityQueue<Awaited> awaited = new PriorityQueue<>(Comparator.comparingLong(Awaited::end));
    private final Map<String, String> damage = new TreeMap<>();
    private long next = -1;
    private boolean closed;

    private record Awaited(long end, CompletableFuture<Void> reached) {}

    /** Records that all commands before the offset {@code next} have been applied. */
    void advanceTo(long next) {
        var due = new ArrayList<Awaited>();
        synchronized (this) {
            this.next = Math.max(this.next, next);
            for (var first = awaited.peek(); first != null && first.end <= this.next; first = awaited.peek()) {
                due.add(awaited.remove());
            }
        }
        due.forEach(one -> one.reached.complete(null));
    }

    /** The offset before which all commands have been applied; -1 if it isn't known yet. */
    synchronized long next() {
        return next;
    }

    /**
     * Completes once all commands before the offset {@code end} have been applied, in the stream thread: go on in
     * another one. Fails if the partition is closed before. May be cancelled.
     */
    public CompletableFuture<Void> reached(long end) {
        var reached = new CompletableFuture<Void>();
        synchronized (this) {
            if (next >= end) {
                reached.complete(null);
            } else if (closed) {
                reached.completeExceptionally(closedException());
            } else {
                var one = new Awaited(end, reached);
                awaited.add(one);
                var unused = reached.exceptionally(cancelled -> {
                    remove(one);
                    return null;
                });
            }
        }
        return reached;
    }

    private synchronized void remove(Awaited one) {
        awaited.remove(one);
    }

    /** Reports that a reader has found something missing in the board's store. */
    public synchronized void reportDamage(String boardId, String reason) {
        damage.put(boardId, reason);
    }

    /** The boards that were reported since the last call, with the reasons. */
    public synchronized Map<String, String> takeDamage() {
        if (damage.isEmpty()) {
            return Map.of();
        }
        var reported = new TreeMap<>(damage);
        damage.clear();
        return reported;
    }

    void close() {
        List<Awaited> due;
        synchronized (this) {
            closed = true;
            due = List.copyOf(awaited);
            awaited.clear();
        }
        due.forEach(one -> one.reached.completeExceptionally(closedException()));
    }

    private static IllegalStateException closedException() {
        return new IllegalStateException("the partition has been closed");
    }
}
