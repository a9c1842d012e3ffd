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
    private final OutboundQueue outbound;
    private final long joinedAt;

    private volatile long lastActive;
    private volatile boolean handingOver;
    private ConnectedPage.@Nullable Lasting lasting;
    private @Nullable Position position;
    private boolean needsCatchUp = true;
    private boolean catchingUp;

    /**
     * @param link what the person came by
     * @param position what the client knows of the board, null if nothing
     * @param idle whether the person has done nothing for a while
     * @param now in milliseconds since 1970
     */
    public Subscriber(
            Author author,
            LinkClaims link,
            OutboundQueue outbound,
            @Nullable Position position,
            boolean idle,
            long now) {
        this.author = author;
        this.link = link;
        this.outbound = outbound;
        this.position = position;
        this.joinedAt = now;
        this.lastActive = idle ? now - ConnectedPage.IDLE_AFTER.toMillis() : now;
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
    public void markActive(long now) {
        lastActive = now;
    }

    /** The client has been told to go, and will end the connection itself when it has another one (C9). Any thread may call. */
    public void startHandover() {
        handingOver = true;
    }

    /** The page says something that lasts until it says otherwise (A8). */
    void setLasting(AwarenessDelta delta) {
        lasting = (lasting == null ? ConnectedPage.Lasting.NONE : lasting).after(client(), delta);
    }

    /**
     * The page, as it is reported.
     *
     * @param known what is known of the person from before
     */
    ConnectedPage page(long now, @Nullable Presence known) {
        boolean isNew = now - joinedAt < AwarenessReport.Roster.EVERY.toMillis();
        return new ConnectedPage(
                author,
                joinedAt,
                known == null ? joinedAt : Math.min(joinedAt, known.since()),
                now - lastActive >= ConnectedPage.IDLE_AFTER.toMillis(),
                known == null ? null : known.colour(),
                lasting == null && !isNew ? ConnectedPage.Lasting.NONE : lasting);
    }

    /** Shows the board's awareness, once the board itself has been given. */
    private void startAwareness(RoomAwareness awareness) {
        if (!outbound.sendsAwareness()) {
            outbound.startAwareness(version -> awareness.since(version, role(), user()));
        }
    }

    LinkClaims link() {
        return link;
    }

    OutboundQueue outbound() {
        return outbound;
    }

    /** Whether the client has been told to go: then it ends the connection itself. */
    boolean isHandingOver() {
        return handingOver;
    }

    /** A newer connection of its client has come (C4). */
    void supersede() {
        outbound.close(CloseCode.SUPERSEDED);
    }

    /** Its link is worth nothing any more. */
    void closeRevoked() {
        outbound.close(ErrorCode.REVOKED, "the link has been revoked", CloseCode.REVOKED);
    }

    /** Whether it lacks something that the tail doesn't have, so that it has to be given the board. */
    boolean needsCatchUp() {
        return needsCatchUp;
    }

    /** Waits for the board, unless the tail has or will have every event that it lacks. */
    void waitUnlessCovered(ReplayBuffer replay) {
        needsCatchUp = needsCatchUp || position == null || !replay.covers(position);
    }

    /** Whether the tail has all that it lacks, and it knows nothing later than {@code newest}, which the board has reached. */
    boolean canResume(ReplayBuffer replay, Position newest) {
        return position != null && replay.covers(position) && position.isUpTo(newest);
    }

    /** Whether it waits for the board as a whole. */
    boolean needsSnapshot() {
        return needsCatchUp && !catchingUp;
    }

    /** The position from which it can be given what it has missed; null if it knows nothing of the board. */
    @Nullable
    Position resumePosition() {
        return position == null || position.seq() == 0 ? null : position;
    }

    /** Waits for what it has missed, and not for the board. */
    void beginCatchUp() {
        catchingUp = true;
    }

    /** What it has missed has come, or won't come. */
    void endCatchUp() {
        catchingUp = false;
    }

    /** Goes on after what it has missed. */
    void resumeAfter(MissedEvents missed, ReplayBuffer replay, RoomAwareness awareness) {
        if (!missed.frame().isEmpty()) {
            outbound.send(missed.frame());
        }
        position = missed.last();
        resume(replay, awareness);
    }

    /** Goes on from where it is. */
    void resume(ReplayBuffer replay, RoomAwareness awareness) {
        needsCatchUp = false;
        replay.events().forEach(this::deliver);
        startAwareness(awareness);
    }

    /** Goes on from a snapshot. */
    void resumeFromSnapshot(BoardSnapshot snapshot, ReplayBuffer replay, RoomAwareness awareness) {
        outbound.sendSnapshot(snapshot.frame());
        position = snapshot.position();
        resume(replay, awareness);
    }

    /** Sends the event if it is the next one for this client. */
    void deliver(BoardEvent event) {
        if (position != null && position.isFollowedBy(event.position())) {
            outbound.send(event.frame());
            position = event.position();
        }
    }
}
