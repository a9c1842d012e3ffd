package io.chalkstream.gateway.room;

import io.chalkstream.protocol.awareness.AwarenessDelta;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The rooms that somebody is in. */
public final class RoomRegistry {
    private final ConcurrentMap<String, Room> rooms = new ConcurrentHashMap<>();
    private final RoomContext context;

    public RoomRegistry(RoomContext context) {
        this.context = context;
    }

    /**
     * Lets {@code subscriber} into the board's room, which opens if need be. An older connection of its client is closed.
     *
     * @return false if there are too many connections
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

    /** Lets {@code subscriber} go; false if it had been superseded. */
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

    /** A page says something that lasts until it says otherwise (A8); nothing if it had been superseded. */
    public void showLasting(String boardId, Subscriber subscriber, AwarenessDelta delta) {
        Room room = rooms.get(boardId);
        if (room != null) {
            room.showLasting(subscriber, delta);
        }
    }

    /** The board's room, or null if nobody is in it. */
    public @Nullable Room find(String boardId) {
        return rooms.get(boardId);
    }

    /** Each room says who is in it; to be called again and again, as often as rosters are due. */
    public void sendHeartbeats() {
        rooms.values().forEach(Room::sendHeartbeat);
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
