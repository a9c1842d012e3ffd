package io.chalkstream.gateway.room;

import io.chalkstream.kit.memory.EvictingBudget;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The events and answers that wait for one connection, in their order, and at most one snapshot among them. The snapshot
 * doesn't count as memory here: it is counted where it was fetched. Not thread-safe.
 */
final class EventQueue {
    private final EvictingBudget.Share memory;
    private final Deque<QueuedFrame> frames = new ArrayDeque<>();
    private int bytes;
    private boolean hasSnapshot;

    private record QueuedFrame(
            OutboundFrame frame, @Nullable Lease lease) {}

    /**
     * Creates an empty queue.
     *
     * @param memory the connection's
     */
    EventQueue(EvictingBudget.Share memory) {
        this.memory = memory;
    }

    /** Adds an event or an answer; returns whether there was memory for it. */
    boolean add(OutboundFrame frame) {
        if (!memory.add(frame.bytes())) {
            return false;
        }
        frames.add(new QueuedFrame(frame, null));
        bytes += frame.bytes();
        return true;
    }

    /** Adds the snapshot, and uses the lease from here on. */
    void addSnapshot(OutboundFrame frame, Lease lease) {
        lease.retain();
        frames.add(new QueuedFrame(frame, lease));
        hasSnapshot = true;
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    boolean hasSnapshot() {
        return hasSnapshot;
    }

    /** The bytes of the events and answers. */
    int bytes() {
        return bytes;
    }

    /**
     * Takes the snapshot, with the use of its lease, if it is next; null otherwise.
     *
     * @param takesParts whether the client understands parts of their own
     */
    @Nullable
    SnapshotParts takeSnapshot(boolean takesParts) {
        var first = frames.peek();
        if (first == null || first.lease() == null) {
            return null;
        }
        frames.remove();
        hasSnapshot = false;
        return new SnapshotParts(first.frame(), first.lease(), takesParts);
    }

    /** Moves events into the batch, up to a snapshot and as long as there is room; returns how many. */
    int moveTo(FrameBatch batch) {
        int moved = 0;
        for (var next = frames.peek(); isEventFor(batch, next); next = frames.peek()) {
            var frame = frames.remove().frame();
            bytes -= frame.bytes();
            memory.remove(frame.bytes());
            batch.add(frame);
            moved++;
        }
        return moved;
    }

    private static boolean isEventFor(FrameBatch batch, @Nullable QueuedFrame next) {
        return next != null && next.lease() == null && batch.hasRoomFor(next.frame());
    }

    /** Drops everything; the memory is given back with the connection's whole share. */
    void clear() {
        for (var queued : frames) {
            if (queued.lease() != null) {
                queued.lease().release();
            }
        }
        frames.clear();
    }
}
