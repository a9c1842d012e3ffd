package io.chalkstream.gateway.room;

import io.chalkstream.protocol.awareness.AwarenessDelta;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The open rooms, by board. Thread-safe. */
public final class RoomRegistry {
    private final ConcurrentMap<String, Room> rooms = new ConcurrentHashMap<>();
    private final RoomContext context;

    public RoomRegistry(RoomContext context) {
        this.context = context;
    }

    /**
     * Adds {@code subscriber} to the board's room, which is opened if there is none. Older connections of its client are closed.
     *
     * @return false if a limit of connections is reached
     */
    public boolean join(String boardId, Subscriber subscriber) {
        while (true) {
            Room room = open(boardId);
            switch (room.join(subscriber)) {
                case JOINED -> {
                    return true;
                }
                case FULL -> {
                    return false;
                }
                case CLOSED -> rooms.remove(boardId, room);
            }
        }
    }

    /** Removes {@code subscriber}; false if it had been superseded. */
    public boolean leave(String boardId, Subscriber subscriber) {
        Room room = rooms.get(boardId);
        if (room == null) {
            return false;
        }
        boolean left = room.leave(subscriber);
        if (room.isClosed()) {
            rooms.remove(boardId, room);
        }
        return left;
    }

    /** The client of {@code subscriber} is asked to move: its next connection won't close this one (C9). */
    public void startHandover(String boardId, Subscriber subscriber) {
        Room room = rooms.get(boardId);
        if (room != null) {
            room.startHandover(subscriber);
        }
    }

    /** Stores and reports awareness that lasts until the page changes it (A8); ignored if {@code subscriber} was superseded. */
    public void showLasting(String boardId, Subscriber subscriber, AwarenessDelta delta) {
        Room room = rooms.get(boardId);
        if (room != null) {
            room.showLasting(subscriber, delta);
        }
    }

    /** Whether the board is frozen, as far as it is known here. */
    public boolean isFrozen(String boardId) {
        Room room = rooms.get(boardId);
        return room != null && room.isFrozen();
    }

    /** Runs the action with the ids of the board's locked elements, now or, in order, once they are known. */
    public void withLocked(String boardId, Consumer<Set<String>> action) {
        Room room = rooms.get(boardId);
        if (room != null) {
            room.locks().withLocked(action);
        }
    }

    /** Runs the action after those that {@link #withLocked} has been asked to run. */
    public void afterLocked(String boardId, Runnable action) {
        Room room = rooms.get(boardId);
        if (room != null) {
            room.locks().afterLocked(action);
        }
    }

    /** How many connections the board has here. */
    public int connections(String boardId) {
        Room room = rooms.get(boardId);
        return room == null ? 0 : room.connections();
    }

    /** The board's room; null if none is open. */
    public @Nullable Room find(String boardId) {
        return rooms.get(boardId);
    }

    /** Lets the board's room report its pages; called once in each heartbeat interval. */
    public void sendHeartbeat(String boardId) {
        Room room = rooms.get(boardId);
        if (room != null) {
            room.sendHeartbeat();
        }
    }

    /** The boards that have a room. */
    public Set<String> boards() {
        return Set.copyOf(rooms.keySet());
    }

    public int size() {
        return rooms.size();
    }

    private Room open(String boardId) {
        return rooms.computeIfAbsent(boardId, id -> new Room(id, context));
    }
}
