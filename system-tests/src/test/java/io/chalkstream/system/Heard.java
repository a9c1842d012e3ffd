package io.chalkstream.system;

import io.chalkstream.client.BoardListener;
import io.chalkstream.protocol.cursor.Pointer;
import io.chalkstream.protocol.server.ServerMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Everything that one client heard, in its order. */
final class Heard implements BoardListener {
    private final List<ServerMessage.Event> events = Collections.synchronizedList(new ArrayList<>());
    private final List<Pointer> pointers = new CopyOnWriteArrayList<>();
    private final AtomicInteger snapshots = new AtomicInteger();
    private final List<String> outOfOrder = new CopyOnWriteArrayList<>();
    private volatile long known;

    @Override
    public void applied(ServerMessage.Event event, long nanos) {
        if (event.seq() != known + 1) {
            outOfOrder.add(event.seq() + " after " + known);
        }
        known = event.seq();
        events.add(event);
    }

    @Override
    public void replaced(ServerMessage.Snapshot snapshot, long nanos) {
        known = snapshot.seq();
        snapshots.incrementAndGet();
    }

    @Override
    public void awareness(ServerMessage.Awareness awareness, long nanos) {
        pointers.addAll(awareness.moved());
    }

    /** The events that became part of the board, one after the other. */
    List<ServerMessage.Event> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    List<Long> seqs() {
        return events().stream().map(ServerMessage.Event::seq).toList();
    }

    /** Events that were applied to a board that wasn't right before them. */
    List<String> outOfOrder() {
        return List.copyOf(outOfOrder);
    }

    /** How often the whole board came. */
    int snapshots() {
        return snapshots.get();
    }

    /** Whether somebody of this name has been seen pointing there. */
    boolean sawPointer(String name, double x, double y) {
        return pointers.stream()
                .anyMatch(pointer -> pointer.name().equals(name) && pointer.x() == x && pointer.y() == y);
    }
}
