package io.chalkstream.gateway.room;

import org.jspecify.annotations.Nullable;

/** One connection in a room, and how far it has come. What changes here is guarded by the room's lock. */
public final class Member {
    private final String client;
    private final String user;
    private final Outbox outbox;

    private @Nullable Position position;
    private boolean waiting = true;

    /**
     * @param position what the client knows of the board, null if nothing
     */
    public Member(String client, String user, Outbox outbox, @Nullable Position position) {
        this.client = client;
        this.user = user;
        this.outbox = outbox;
        this.position = position;
    }

    public String client() {
        return client;
    }

    String user() {
        return user;
    }

    Outbox outbox() {
        return outbox;
    }

    /** Whether it lacks something that the tail doesn't have, so that it has to be given the board. */
    boolean isWaiting() {
        return waiting;
    }

    /** Waits for the board, unless the tail has or will have every event that it lacks. */
    void awaitUnlessCoveredBy(Tail tail) {
        waiting = waiting || position == null || !tail.covers(position);
    }

    /** Whether the tail has all that it lacks, and it knows nothing later than {@code newest}, which the board has reached. */
    boolean canResume(Tail tail, Position newest) {
        return position != null && tail.covers(position) && position.isUpTo(newest);
    }

    /** Goes on from where it is. */
    void resume(Tail tail) {
        waiting = false;
        tail.events().forEach(this::deliver);
    }

    /** Goes on from a snapshot. */
    void restart(BoardSnapshot snapshot, Tail tail) {
        outbox.sendSnapshot(snapshot.frame());
        position = snapshot.position();
        resume(tail);
    }

    /** Sends the event if it is the next one for this client. */
    void deliver(BoardEvent event) {
        if (position != null && position.isFollowedBy(event.position())) {
            outbox.send(event.frame());
            position = event.position();
        }
    }
}
