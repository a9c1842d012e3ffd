package io.chalkstream.gateway.room;

import io.chalkstream.access.Link;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.awareness.ConnectedPage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one board on this gateway.
 *
 * <p>Events are kept in the {@link Tail} from the moment that the room opens. A member either waits for the board, or is at a
 * position from which the tail has everything; it is sent an event only if that is the next one for it. So each member
 * sees a snapshot, or resumes, and then every event once and in order, whatever comes late, twice or not at all.
 *
 * <p>One lock guards the room. It is held for short work in memory only: nothing in here blocks.
 */
public final class Room {
    private final String boardId;
    private final RoomParts parts;

    /** How an attempt to join ends. */
    enum Entry {
        IN,
        /** There are as many connections as there may be. */
        FULL,
        /** The room has closed meanwhile. */
        CLOSED
    }

    private final Members members;
    private final Tail tail = new Tail();
    private final RoomAwareness awareness;
    private final BoardSupply supply;
    private boolean closed;

    Room(String boardId, RoomParts parts) {
        this.boardId = boardId;
        this.parts = parts;
        this.members = new Members(parts.limits());
        this.awareness = new RoomAwareness(parts.clock());
        this.supply = new BoardSupply(this, boardId, parts, members, tail, awareness, this::learn);
    }

    /** Lets a member in, and gives it the board as soon as possible. */
    synchronized Entry join(Member member) {
        if (closed) {
            return Entry.CLOSED;
        }
        if (!members.add(member)) {
            return Entry.FULL;
        }
        if (members.count() == 1) {
            openFor(member);
        } else {
            reportCame(member, false);
        }
        supply.supply(member);
        return Entry.IN;
    }

    /** The others hear of the first one at once; the room is told everything when that will be heard. */
    private void openFor(Member first) {
        var reading = parts.reading().begin(boardId).toCompletableFuture();
        if (!reading.isDone()) {
            reportCame(first, false);
        }
        var unused = reading.whenComplete((done, failure) -> reportFirst());
    }

    private synchronized void reportFirst() {
        members.stream().findFirst().ifPresent(member -> reportCame(member, true));
    }

    private void reportCame(Member member, boolean first) {
        report(new AwarenessReport.Joined(parts.gateway(), page(member), first));
    }

    /** Lets a member go; false if it had gone before. The last one closes the room. */
    synchronized boolean leave(Member member) {
        boolean left = members.remove(member);
        if (left) {
            report(new AwarenessReport.Left(parts.gateway(), member.client()));
        }
        closed = members.isEmpty();
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
    public synchronized void event(Position position, Frame frame, @Nullable Boolean studentsHidden) {
        var event = new BoardEvent(position, frame);
        if (studentsHidden != null && studentsHidden) {
            // Nobody is shown anything behind the event that they may not see after it.
            learn(position, true);
        }
        switch (tail.add(event)) {
            case OLD -> {}
            case NEXT -> {
                members.forEach(member -> member.deliver(event));
                awaitOthers();
            }
            case HOLE -> {
                parts.meters().holeSeen();
                members.forEach(member -> member.awaitUnlessCoveredBy(tail));
                members.forEach(member -> member.deliver(event));
                supply.supplyWaiting();
            }
        }
        if (studentsHidden != null && !studentsHidden) {
            learn(position, false);
        }
    }

    /** To a member whose snapshot was ahead of the tail, the tail's next event may begin another life of the board. */
    private void awaitOthers() {
        members.forEach(member -> member.awaitUnlessCoveredBy(tail));
        supply.supplyWaiting();
    }

    /** News of the board's awareness, and the same as a frame for clients. */
    public synchronized void awareness(AwarenessDelta news, Frame frame) {
        send(awareness.take(news, frame));
    }

    /** All of the board's awareness. */
    public synchronized void wholeAwareness(AwarenessDelta whole) {
        send(awareness.takeWhole(whole));
    }

    private void send(RoomAwareness.Step step) {
        members.forEach(member -> member.outbox()
                .sendAwareness(step.frameFor(member.role(), member.user()), step.before(), step.after()));
    }

    /** Says who is here and whom they follow, as every gateway does again and again (A7, A8), and ends what nobody shows any more. */
    synchronized void repeatRoster() {
        var step = awareness.expire();
        if (step != null) {
            send(step);
        }
        if (!closed) {
            report(new AwarenessReport.Roster(
                    parts.gateway(), members.stream().map(this::page).toList()));
        }
    }

    /** A page says something that lasts until it says otherwise (A8). */
    synchronized void show(Member member, AwarenessDelta news) {
        if (members.contains(member)) {
            member.show(news);
            report(new AwarenessReport.Updated(news));
        }
    }

    private ConnectedPage page(Member member) {
        return member.page(parts.clock().millis(), awareness.person(member.user()));
    }

    private void learn(Position at, boolean studentsHidden) {
        if (awareness.learn(at, studentsHidden)) {
            members.forEach(member -> member.outbox().tellAnew());
        }
    }

    private void report(AwarenessReport report) {
        parts.reports().report(boardId, report);
    }

    /** An answer to one client. */
    public void toClient(String client, Frame frame) {
        send(frame, member -> member.client().equals(client));
    }

    /** For one person, in all their tabs. */
    public void toUser(String user, Frame frame) {
        send(frame, member -> member.user().equals(user));
    }

    /** Closes the connections of those whose link is worth nothing any more. */
    public synchronized void expel(Predicate<Link> revoked) {
        members.expel(revoked);
    }

    private synchronized void send(Frame frame, Predicate<Member> receivers) {
        members.stream().filter(receivers).forEach(member -> member.outbox().send(frame));
    }
}
