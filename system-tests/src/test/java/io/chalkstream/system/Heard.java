package io.chalkstream.system;

import io.chalkstream.client.BoardListener;
import io.chalkstream.protocol.cursor.Pointer;
import io.chalkstream.protocol.server.ServerMessage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Everything that one client heard, in its order. */
final class Heard implements BoardListener {
    private final List<ServerMessage.Event> events = new CopyOnWriteArrayList<>();
    private final List<Pointer> pointers = new CopyOnWriteArrayList<>();
    private final AtomicInteger snapshots = new AtomicInteger();

    @Override
    public void applied(ServerMessage.Event event, long nanos) {
        events.add(event);
    }

    @Override
    public void replaced(ServerMessage.Snapshot snapshot, long nanos) {
        snapshots.incrementAndGet();
    }

    @Override
    public void awareness(ServerMessage.Awareness awareness, long nanos) {
        pointers.addAll(awareness.moved());
    }

    /** The events that became part of the board, one after the other. */
    List<ServerMessage.Event> events() {
        return List.copyOf(events);
    }

    List<Long> seqs() {
        return events.stream().map(ServerMessage.Event::seq).toList();
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
