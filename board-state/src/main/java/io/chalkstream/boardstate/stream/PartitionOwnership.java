package io.chalkstream.boardstate.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One ownership of a partition, from the opening of its stores to their closing: how far its commands have been decided,
 * and who waits for that. A board with a large command is behind the others. Thread-safe.
 */
public final class PartitionOwnership {
    /** Who waits for the partition, by offset. */
    private final PriorityQueue<Awaited> awaited = new PriorityQueue<>(Comparator.comparingLong(Awaited::end));
    /** Who waits for a board alone: the partition has come far enough. */
    private final Map<String, List<Awaited>> awaitedOfBoards = new HashMap<>();
    /** The offset of the first undecided command that was taken, of the boards that have one. */
    private final Map<String, Long> undecided = new HashMap<>();

    private final Map<String, String> damage = new TreeMap<>();
    private long next = -1;
    private boolean closed;

    private record Awaited(String boardId, long end, CompletableFuture<Void> reached) {}

    /** Records that all commands before the offset {@code next} have been taken. */
    void advanceTo(long next) {
        var due = new ArrayList<Awaited>();
        synchronized (this) {
            this.next = Math.max(this.next, next);
            for (var first = awaited.peek(); first != null && first.end <= this.next; first = awaited.peek()) {
                awaited.remove();
                if (isDecided(first)) {
                    due.add(first);
                } else {
                    await(first);
                }
            }
        }
        complete(due);
    }

    /**
     * Records that, of the commands that were taken, those of this board are decided before the offset {@code first} and
     * not from it on; null: all are. Call before the partition advances beyond a command that isn't.
     */
    void undecidedFrom(String boardId, @Nullable Long first) {
        var due = new ArrayList<Awaited>();
        synchronized (this) {
            if (first == null) {
                undecided.remove(boardId);
            } else {
                undecided.put(boardId, first);
            }
            for (var one : List.copyOf(awaitedOfBoards.getOrDefault(boardId, List.of()))) {
                if (isDecided(one)) {
                    due.add(one);
                    remove(one);
                }
            }
        }
        complete(due);
    }

    private boolean isDecided(Awaited one) {
        return undecided.getOrDefault(one.boardId, Long.MAX_VALUE) >= one.end;
    }

    private void await(Awaited one) {
        if (next >= one.end) {
            awaitedOfBoards
                    .computeIfAbsent(one.boardId, id -> new ArrayList<>())
                    .add(one);
        } else {
            awaited.add(one);
        }
    }

    private static void complete(List<Awaited> due) {
        due.forEach(one -> one.reached.complete(null));
    }

    /** The offset before which all commands have been taken; -1 if it isn't known yet. */
    synchronized long next() {
        return next;
    }

    /**
     * Completes once all commands of the board before the offset {@code end} have been decided, in the stream thread: go
     * on in another one. Large commands of other boards aren't waited for. Fails if the partition is closed before. May
     * be cancelled.
     */
    public CompletableFuture<Void> reached(String boardId, long end) {
        var reached = new CompletableFuture<Void>();
        var one = new Awaited(boardId, end, reached);
        synchronized (this) {
            if (next >= end && isDecided(one)) {
                reached.complete(null);
            } else if (closed) {
                reached.completeExceptionally(closedException());
            } else {
                await(one);
            }
        }
        var unused = reached.exceptionally(cancelled -> {
            remove(one);
            return null;
        });
        return reached;
    }

    private synchronized void remove(Awaited one) {
        awaited.remove(one);
        awaitedOfBoards.computeIfPresent(one.boardId, (id, waiting) -> {
            waiting.remove(one);
            return waiting.isEmpty() ? null : waiting;
        });
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
            due = new ArrayList<>(awaited);
            awaitedOfBoards.values().forEach(due::addAll);
            awaited.clear();
            awaitedOfBoards.clear();
        }
        due.forEach(one -> one.reached.completeExceptionally(closedException()));
    }

    private static IllegalStateException closedException() {
        return new IllegalStateException("the partition has been closed");
    }
}
