package io.chalkstream.gateway.room;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.awareness.ConnectedPage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one board on this gateway.
 *
 * <p>Events are kept in the {@link ReplayBuffer} from the moment that the room opens. A member either waits for the board, or is at a
 * position from which the tail has everything; it is sent an event only if that is the next one for it. So each member
 * sees a snapshot, or resumes, and then every event once and in order, whatever comes late, twice or not at all.
 *
 * <p>One lock guards the room. It is held for short work in memory only: nothing in here blocks.
 */
public final class Room {
    private final String boardId;
    private final RoomContext context;

    /** How an attempt to join ends. */
    enum JoinResult {
        JOINED,
        /** There are as many connections as there may be. */
        FULL,
        /** The room has closed meanwhile. */
        CLOSED
    }

    private final Subscribers subscribers;
    private final ReplayBuffer replay = new ReplayBuffer();
    private final RoomAwareness awareness;
    private final CatchUp catchUp;
    private boolean closed;

    Room(String boardId, RoomContext context) {
        this.boardId = boardId;
        this.context = context;
        this.subscribers = new Subscribers(context.limits());
        this.awareness = new RoomAwareness(context.clock());
        this.catchUp = new CatchUp(this, boardId, context, subscribers, replay, awareness, this::setStudentsHidden);
    }

    /** Lets a member in, and gives it the board as soon as possible. */
    synchronized JoinResult join(Subscriber subscriber) {
        if (closed) {
            return JoinResult.CLOSED;
        }
        if (!subscribers.add(subscriber)) {
            return JoinResult.FULL;
        }
        if (subscribers.count() == 1) {
            openFor(subscriber);
        } else {
            reportJoined(subscriber, false);
        }
        catchUp.start(subscriber);
        return JoinResult.JOINED;
    }

    /** The others hear of the first one at once; the room is told everything when that will be heard. */
    private void openFor(Subscriber first) {
        var subscriptions = context.subscriptions().subscribe(boardId).toCompletableFuture();
        if (!subscriptions.isDone()) {
            reportJoined(first, false);
        }
        var unused = subscriptions.whenComplete((done, failure) -> reportFirst());
    }

    private synchronized void reportFirst() {
        subscribers.stream().findFirst().ifPresent(subscriber -> reportJoined(subscriber, true));
    }

    private void reportJoined(Subscriber subscriber, boolean first) {
        report(new AwarenessReport.Joined(context.gateway(), page(subscriber), first));
    }

    /** Lets a member go; false if it had gone before. The last one closes the room. */
    synchronized boolean leave(Subscriber subscriber) {
        boolean left = subscribers.remove(subscriber);
        if (left) {
            report(new AwarenessReport.Left(context.gateway(), subscriber.client()));
        }
        closed = subscribers.isEmpty();
        return left;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /**
     * An event of the board, from the topic fanout.
     *
     * @param studentsHidden whether students are hidden from each other from now on; null if that stays as it is
     */
    public synchronized void event(Position position, OutboundFrame frame, @Nullable Boolean studentsHidden) {
        var event = new BoardEvent(position, frame);
        if (studentsHidden != null && studentsHidden) {
            // Nobody is shown anything behind the event that they may not see after it.
            setStudentsHidden(position, true);
        }
        switch (replay.add(event)) {
            case OLD -> {}
            case NEXT -> {
                subscribers.forEach(subscriber -> subscriber.deliver(event));
                catchUpOthers();
            }
            case GAP -> {
                context.meters().gapDetected();
                subscribers.forEach(subscriber -> subscriber.waitUnlessCovered(replay));
                subscribers.forEach(subscriber -> subscriber.deliver(event));
                catchUp.fetchForWaiting();
            }
        }
        if (studentsHidden != null && !studentsHidden) {
            setStudentsHidden(position, false);
        }
    }

    /** To a member whose snapshot was ahead of the tail, the tail's next event may begin another life of the board. */
    private void catchUpOthers() {
        subscribers.forEach(subscriber -> subscriber.waitUnlessCovered(replay));
        catchUp.fetchForWaiting();
    }

    /** News of the board's awareness, and the same as a frame for clients. */
    public synchronized void awareness(AwarenessDelta delta, OutboundFrame frame) {
        send(awareness.apply(delta, frame));
    }

    /** All of the board's awareness. */
    public synchronized void fullAwareness(AwarenessDelta full) {
        send(awareness.applyFull(full));
    }

    private void send(RoomAwareness.Change change) {
        subscribers.forEach(subscriber -> subscriber
                .outbound()
                .sendAwareness(change.frameFor(subscriber.role(), subscriber.user()), change.before(), change.after()));
    }

    /** Says who is here and whom they follow, as every gateway does again and again (A7, A8), and ends what nobody shows any more. */
    synchronized void sendHeartbeat() {
        var change = awareness.expire();
        if (change != null) {
            send(change);
        }
        if (!closed) {
            report(new AwarenessReport.Roster(
                    context.gateway(), subscribers.stream().map(this::page).toList()));
        }
    }

    /** A page says something that lasts until it says otherwise (A8). */
    synchronized void showLasting(Subscriber subscriber, AwarenessDelta delta) {
        if (subscribers.contains(subscriber)) {
            subscriber.setLasting(delta);
            report(new AwarenessReport.Updated(delta));
        }
    }

    private ConnectedPage page(Subscriber subscriber) {
        return subscriber.page(context.clock().millis(), awareness.person(subscriber.user()));
    }

    private void setStudentsHidden(Position at, boolean studentsHidden) {
        if (awareness.setStudentsHidden(at, studentsHidden)) {
            subscribers.forEach(subscriber -> subscriber.outbound().resendAwareness());
        }
    }

    private void report(AwarenessReport report) {
        context.awarenessPublisher().report(boardId, report);
    }

    /** An answer to one client. */
    public void toClient(String client, OutboundFrame frame) {
        send(frame, subscriber -> subscriber.client().equals(client));
    }

    /** For one person, in all their tabs. */
    public void toUser(String user, OutboundFrame frame) {
        send(frame, subscriber -> subscriber.user().equals(user));
    }

    /** Closes the connections of those whose link is worth nothing any more. */
    public synchronized void closeRevoked(Predicate<LinkClaims> revoked) {
        subscribers.closeRevoked(revoked);
    }

    private synchronized void send(OutboundFrame frame, Predicate<Subscriber> receivers) {
        subscribers.stream()
                .filter(receivers)
                .forEach(subscriber -> subscriber.outbound().send(frame));
    }
}
