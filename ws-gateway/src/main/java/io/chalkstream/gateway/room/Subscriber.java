package io.chalkstream.gateway.room;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.awareness.ConnectedPage;
import io.chalkstream.protocol.awareness.Presence;
import io.chalkstream.protocol.code.CloseCode;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import org.jspecify.annotations.Nullable;

/** One connection in a room, and how far it has come. What changes here is guarded by the room's lock. */
public final class Subscriber {
    private final Author author;
    private final LinkClaims link;
    private final OutboundQueue outbox;
    private final long since;

    private volatile long active;
    private volatile boolean leaving;
    private ConnectedPage.@Nullable Lasting lasting;
    private @Nullable Position position;
    private boolean waiting = true;
    private boolean catchingUp;

    /**
     * @param link what the person came by
     * @param position what the client knows of the board, null if nothing
     * @param idle whether the person has done nothing for a while
     * @param now in milliseconds since 1970
     */
    public Subscriber(
            Author author, LinkClaims link, OutboundQueue outbox, @Nullable Position position, boolean idle, long now) {
        this.author = author;
        this.link = link;
        this.outbox = outbox;
        this.position = position;
        this.since = now;
        this.active = idle ? now - ConnectedPage.IDLE_AFTER.toMillis() : now;
    }

    String client() {
        return author.client();
    }

    String user() {
        return author.user();
    }

    Role role() {
        return author.role();
    }

    /** The person has done something. Any thread may call. */
    public void active(long now) {
        active = now;
    }

    /** The client has been told to go, and will end the connection itself when it has another one (C9). Any thread may call. */
    public void leaving() {
        leaving = true;
    }

    /** The page says something that lasts until it says otherwise (A8). */
    void show(AwarenessDelta news) {
        lasting = (lasting == null ? ConnectedPage.Lasting.NONE : lasting).after(client(), news);
    }

    /**
     * The page, as it is reported.
     *
     * @param known what is known of the person from before
     */
    ConnectedPage page(long now, @Nullable Presence known) {
        boolean isNew = now - since < AwarenessReport.Roster.EVERY.toMillis();
        return new ConnectedPage(
                author,
                since,
                known == null ? since : Math.min(since, known.since()),
                now - active >= ConnectedPage.IDLE_AFTER.toMillis(),
                known == null ? null : known.colour(),
                lasting == null && !isNew ? ConnectedPage.Lasting.NONE : lasting);
    }

    /** Shows the board's awareness, once the board itself has been given. */
    private void watch(RoomAwareness awareness) {
        if (!outbox.isWatching()) {
            outbox.watch(version -> awareness.since(version, role(), user()));
        }
    }

    LinkClaims link() {
        return link;
    }

    OutboundQueue outbox() {
        return outbox;
    }

    /** Whether the client has been told to go: then it ends the connection itself. */
    boolean isLeaving() {
        return leaving;
    }

    /** A newer connection of its client has come (C4). */
    void supersede() {
        outbox.close(CloseCode.SUPERSEDED);
    }

    /** Its link is worth nothing any more. */
    void expel() {
        outbox.close(ErrorCode.REVOKED, "the link has been revoked", CloseCode.REVOKED);
    }

    /** Whether it lacks something that the tail doesn't have, so that it has to be given the board. */
    boolean isWaiting() {
        return waiting;
    }

    /** Waits for the board, unless the tail has or will have every event that it lacks. */
    void awaitUnlessCoveredBy(ReplayBuffer replay) {
        waiting = waiting || position == null || !replay.covers(position);
    }

    /** Whether the tail has all that it lacks, and it knows nothing later than {@code newest}, which the board has reached. */
    boolean canResume(ReplayBuffer replay, Position newest) {
        return position != null && replay.covers(position) && position.isUpTo(newest);
    }

    /** Whether it waits for the board as a whole. */
    boolean isWaitingForTheBoard() {
        return waiting && !catchingUp;
    }

    /** The position from which it can be given what it has missed; null if it knows nothing of the board. */
    @Nullable
    Position known() {
        return position == null || position.seq() == 0 ? null : position;
    }

    /** Waits for what it has missed, and not for the board. */
    void catchUp() {
        catchingUp = true;
    }

    /** What it has missed has come, or won't come. */
    void endCatchingUp() {
        catchingUp = false;
    }

    /** Goes on after what it has missed. */
    void resumeAfter(MissedEvents missed, ReplayBuffer replay, RoomAwareness awareness) {
        if (!missed.frame().isEmpty()) {
            outbox.send(missed.frame());
        }
        position = missed.last();
        resume(replay, awareness);
    }

    /** Goes on from where it is. */
    void resume(ReplayBuffer replay, RoomAwareness awareness) {
        waiting = false;
        replay.events().forEach(this::deliver);
        watch(awareness);
    }

    /** Goes on from a snapshot. */
    void restart(BoardSnapshot snapshot, ReplayBuffer replay, RoomAwareness awareness) {
        outbox.sendSnapshot(snapshot.frame());
        position = snapshot.position();
        resume(replay, awareness);
    }

    /** Sends the event if it is the next one for this client. */
    void deliver(BoardEvent event) {
        if (position != null && position.isFollowedBy(event.position())) {
            outbox.send(event.frame());
            position = event.position();
        }
    }
}
