package io.chalkstream.gateway.room;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.gateway.room.DeliveryState.AwaitingSnapshot;
import io.chalkstream.gateway.room.DeliveryState.CatchingUp;
import io.chalkstream.gateway.room.DeliveryState.Live;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.ConnectedPage;
import io.chalkstream.protocol.awareness.Presence;
import io.chalkstream.protocol.awareness.PresenceTimings;
import io.chalkstream.protocol.code.CloseCode;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One connection in a room, and how far it is with the board's events. Guarded by the room's lock, except where noted. */
public final class Subscriber {
    private final Author author;
    private final LinkClaims link;
    private final OutboundQueue outbound;
    private final long joinedAt;

    private volatile long lastActive;
    private ConnectedPage.@Nullable Lasting lasting;
    private DeliveryState state;
    private boolean handingOver;
    private boolean hearsOfPeople;

    /**
     * @param link the link by which the person joined
     * @param position the client's resume position; null if it has none
     * @param idle whether the person has been inactive for a while
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
        this.state = new AwaitingSnapshot(position);
        this.joinedAt = now;
        this.lastActive = idle ? now - PresenceTimings.STANDARD.idleAfter().toMillis() : now;
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

    /** The client wants to be told when who waits, or what teachers have said of people, changes (K10). Called before it joins. */
    public void hearOfPeople() {
        hearsOfPeople = true;
    }

    boolean hearsOfPeople() {
        return hearsOfPeople;
    }

    /** Records activity of the person, in milliseconds since 1970. Thread-safe. */
    public void markActive(long now) {
        lastActive = now;
    }

    /** The client is asked to move, and closes this connection itself once it has another one (C9). */
    void startHandover() {
        handingOver = true;
    }

    /** Stores awareness that lasts until the page changes it (A8). */
    void setLasting(AwarenessDelta delta) {
        lasting = (lasting == null ? ConnectedPage.Lasting.NONE : lasting).after(client(), delta);
    }

    /**
     * The page, as reported to cursor-service.
     *
     * @param known the person's presence so far; null if there is none
     */
    ConnectedPage page(long now, @Nullable Presence known) {
        boolean isNew = now - joinedAt < PresenceTimings.STANDARD.heartbeat().toMillis();
        return new ConnectedPage(
                author,
                joinedAt,
                known == null ? joinedAt : Math.min(joinedAt, known.since()),
                now - lastActive >= PresenceTimings.STANDARD.idleAfter().toMillis(),
                known == null ? null : known.colour(),
                lasting == null && !isNew ? ConnectedPage.Lasting.NONE : lasting);
    }

    /** Starts to send awareness; called once the client has the board. */
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

    /** Whether the client was asked to move; it then closes this connection itself. */
    boolean isHandingOver() {
        return handingOver;
    }

    /** Closes the connection because its client has a newer one (C4). */
    void supersede() {
        outbound.close(CloseCode.SUPERSEDED);
    }

    /** Closes the connection because its link was revoked. */
    void closeRevoked() {
        outbound.close(ErrorCode.REVOKED, "the link has been revoked", CloseCode.REVOKED);
    }

    /** Closes the connection because a teacher has removed the person, or has given them another name or role. */
    void closePerson(boolean removed) {
        if (removed) {
            outbound.close(ErrorCode.REMOVED, "a teacher has removed you from the board", CloseCode.REMOVED);
        } else {
            outbound.close(CloseCode.EXPIRED);
        }
    }

    /** Marks a live subscriber as waiting, unless the replay buffer has or will have every event that it lacks. */
    void waitUnlessCovered(ReplayBuffer replay) {
        if (state instanceof Live live && !replay.covers(live.position())) {
            state = new AwaitingSnapshot(live.position());
        }
    }

    boolean isLive() {
        return state instanceof Live;
    }

    boolean isAwaitingSnapshot() {
        return state instanceof AwaitingSnapshot;
    }

    boolean isCatchingUpFrom(Position from) {
        return state instanceof CatchingUp catchingUp && catchingUp.from().equals(from);
    }

    /** Whether the replay buffer has every event that it lacks, and its position isn't after {@code newest}. */
    boolean canResume(ReplayBuffer replay, Position newest) {
        var position = state.position();
        return position != null && replay.covers(position) && position.isUpTo(newest);
    }

    /** The position from which missed events can be fetched; null if it has none. */
    @Nullable
    Position resumePosition() {
        var position = state.position();
        return position == null || position.seq() == 0 ? null : position;
    }

    /** The events that it missed are now requested. Throws unless it awaits a snapshot and has a position. */
    void beginCatchUp() {
        if (!(state instanceof AwaitingSnapshot awaiting)) {
            throw new IllegalStateException("only a subscriber without the board catches up: " + state);
        }
        state = awaiting.catchUp();
    }

    /** The missed events didn't come, or no longer follow its position. */
    void awaitSnapshot() {
        state = new AwaitingSnapshot(state.position());
    }

    /** Whether the missed events still follow its position. */
    boolean canTakeMissedEvents() {
        return state instanceof CatchingUp catchingUp && catchingUp.hasNotMoved();
    }

    /** Sends the missed events, then resumes after them. */
    void resumeAfter(MissedEvents missed, ReplayBuffer replay, RoomAwareness awareness) {
        if (!missed.frame().isEmpty()) {
            outbound.send(missed.frame());
        }
        resumeAt(missed.last(), replay, awareness);
    }

    /** Sends the replay buffer's events after its position, and starts awareness. Throws if it has no position. */
    void resume(ReplayBuffer replay, RoomAwareness awareness) {
        resumeAt(Objects.requireNonNull(state.position()), replay, awareness);
    }

    /** Sends a snapshot, then resumes after it. */
    void resumeFromSnapshot(BoardSnapshot snapshot, ReplayBuffer replay, RoomAwareness awareness) {
        outbound.sendSnapshot(snapshot.frame(), snapshot.lease());
        resumeAt(snapshot.position(), replay, awareness);
    }

    private void resumeAt(Position position, ReplayBuffer replay, RoomAwareness awareness) {
        state = new Live(position);
        replay.events().forEach(this::deliver);
        startAwareness(awareness);
    }

    /** Sends the event if it is the next one for this client. */
    void deliver(BoardEvent event) {
        var position = state.position();
        if (position != null && position.isFollowedBy(event.position())) {
            outbound.send(event.frame());
            state = state.movedTo(event.position());
        }
    }
}
