package io.chalkstream.gateway.room;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.awareness.ConnectedPage;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.visibility.VisibilityPolicy;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one board on this gateway.
 *
 * <p>The {@link ReplayBuffer} has the events since the room opened. A subscriber either waits for the board, or has a position from
 * which the buffer has every event; it is sent an event only if that is the next one for it. So each subscriber gets a snapshot,
 * or resumes, and then every event once and in order, even if records are late, repeated or missing.
 *
 * <p>One lock guards the room; nothing blocks while it is held.
 */
public final class Room {
    private final String boardId;
    private final RoomContext context;

    /** The result of joining. */
    enum JoinResult {
        JOINED,
        /** A limit of connections is reached. */
        FULL,
        /** The room has closed; join a new one. */
        CLOSED
    }

    private final Subscribers subscribers;
    private final ReplayBuffer replay;
    private final RoomAwareness awareness;
    private final CatchUp catchUp;
    private final BoardFreeze freeze = new BoardFreeze();
    private final LockWatch locks;
    private boolean closed;

    Room(String boardId, RoomContext context) {
        this.boardId = boardId;
        this.context = context;
        this.subscribers = new Subscribers(context.limits());
        this.replay = new ReplayBuffer(context.replayMemory(), boardId, this::emptyReplay);
        this.locks = new LockWatch(this, boardId, context);
        this.awareness = new RoomAwareness(context.clock());
        this.catchUp = new CatchUp(this, boardId, context, subscribers, replay, awareness, this::setState);
    }

    /** Adds a subscriber, and starts to bring it up to date. */
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

    /** Reports the first subscriber at once, and asks for the full awareness once the answer will be read here. */
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

    /** Removes a subscriber; false if it had left before. The room closes with the last one. */
    synchronized boolean leave(Subscriber subscriber) {
        boolean left = subscribers.remove(subscriber);
        if (left) {
            report(new AwarenessReport.Left(context.gateway(), subscriber.client()));
        }
        closed = subscribers.isEmpty();
        if (closed) {
            replay.close();
        }
        return left;
    }

    /** Events of other boards need the memory. */
    private synchronized void emptyReplay() {
        if (!closed) {
            replay.giveWay();
        }
    }

    /** The client of {@code subscriber} is asked to move to another connection (C9). */
    synchronized void startHandover(Subscriber subscriber) {
        subscriber.startHandover();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /**
     * An event of the board, from the topic fanout.
     *
     * @param visibility who may see what after it; null: unchanged
     */
    public synchronized void event(Position position, OutboundFrame frame, @Nullable VisibilityPolicy visibility) {
        var event = new BoardEvent(position, frame);
        if (visibility != null && visibility.studentsHidden()) {
            // Hidden before the event goes out: nothing after it may show a hidden student.
            setVisibility(position, visibility);
        }
        freeze.read(position, frame);
        switch (replay.add(event)) {
            case OLD -> {}
            case NEXT -> {
                locks.read(event);
                subscribers.forEach(subscriber -> subscriber.deliver(event));
                catchUpOthers();
            }
            case GAP -> {
                locks.forget();
                context.meters().gapDetected();
                subscribers.forEach(subscriber -> subscriber.waitUnlessCovered(replay));
                subscribers.forEach(subscriber -> subscriber.deliver(event));
                catchUp.fetchForWaiting();
            }
        }
        if (visibility != null && !visibility.studentsHidden()) {
            setVisibility(position, visibility);
        }
    }

    /** A subscriber whose snapshot is ahead of the buffer needs another one if the next event begins a new epoch. */
    private void catchUpOthers() {
        subscribers.forEach(subscriber -> subscriber.waitUnlessCovered(replay));
        catchUp.fetchForWaiting();
    }

    /** A delta of the board's awareness, and its encoding for clients. */
    public synchronized void awareness(AwarenessDelta delta, OutboundFrame frame) {
        send(awareness.apply(delta, frame));
    }

    /** The board's full awareness. */
    public synchronized void fullAwareness(AwarenessDelta full) {
        send(awareness.applyFull(full));
    }

    private void send(RoomAwareness.Change change) {
        subscribers.forEach(subscriber -> subscriber
                .outbound()
                .sendAwareness(change.frameFor(subscriber.role(), subscriber.user()), change.before(), change.after()));
    }

    /** Reports all pages here (A7, A8), and removes expired awareness. */
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

    /** Stores and reports awareness that lasts until the page changes it (A8). */
    synchronized void showLasting(Subscriber subscriber, AwarenessDelta delta) {
        if (subscribers.contains(subscriber)) {
            subscriber.setLasting(delta);
            report(new AwarenessReport.Updated(delta));
        }
    }

    private ConnectedPage page(Subscriber subscriber) {
        return subscriber.page(context.clock().millis(), awareness.person(subscriber.user()));
    }

    synchronized int connections() {
        return subscribers.count();
    }

    /** Whether students can't change the board. Thread-safe. */
    boolean isFrozen() {
        return freeze.isFrozen();
    }

    /** What is known of locked elements. */
    LockWatch locks() {
        return locks;
    }

    private void setState(Position at, VisibilityPolicy policy, boolean frozen) {
        freeze.set(at, frozen);
        setVisibility(at, policy);
    }

    private void setVisibility(Position at, VisibilityPolicy policy) {
        if (awareness.setVisibility(at, policy)) {
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

    /** A frame for one user, in all tabs. */
    public void toUser(String user, OutboundFrame frame) {
        send(frame, subscriber -> subscriber.user().equals(user));
    }

    /** Tells the teachers here that who waits, or what was said of people, is different now (K10). */
    public void peopleChanged() {
        send(OutboundFrame.of(new ServerMessage.PeopleChanged()), Subscriber::hearsOfPeople);
    }

    /** Closes the connections whose link was revoked. */
    public synchronized void closeRevoked(Predicate<LinkClaims> revoked) {
        subscribers.closeRevoked(revoked);
    }

    /** Closes a person's connections, but not a teacher's: for good if they were removed, else so that they get another session. */
    public synchronized void closePerson(String user, boolean removed) {
        subscribers.closePerson(user, removed);
    }

    private synchronized void send(OutboundFrame frame, Predicate<Subscriber> receivers) {
        subscribers.stream()
                .filter(receivers)
                .forEach(subscriber -> subscriber.outbound().send(frame));
    }
}
