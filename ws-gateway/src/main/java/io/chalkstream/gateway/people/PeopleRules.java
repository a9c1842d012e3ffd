package io.chalkstream.gateway.people;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.access.PeopleRecord;
import io.chalkstream.protocol.access.PersonStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What teachers have said of the people of each board, as long as there can be links that it is about: at most
 * {@link #PEOPLE_PER_BOARD} people of a board. A person takes about 300 bytes. Records come in the order of their topic, so every
 * gateway knows the same. Thread-safe.
 */
public final class PeopleRules {
    /** Of further people of a board, a teacher can't say anything: there is a new link for such a board. */
    public static final int PEOPLE_PER_BOARD = 200;

    private static final int ADDED_BETWEEN_CLEANUPS = 1_000;

    private final Clock clock;
    private final Map<String, OfBoard> byBoard = new HashMap<>();
    private int added;

    private static final class OfBoard {
        private final Map<String, PeopleRecord.Status> people = new HashMap<>();
        private boolean waitingRoom;
        private long newest;
    }

    public PeopleRules(Clock clock) {
        this.clock = clock;
    }

    /** Takes a record. */
    public synchronized void add(String board, PeopleRecord record) {
        added++;
        if (added % ADDED_BETWEEN_CLEANUPS == 0) {
            byBoard.values().removeIf(this::isOver);
        }
        var ofBoard = byBoard.computeIfAbsent(board, none -> new OfBoard());
        ofBoard.newest = Math.max(ofBoard.newest, record.at());
        if (record instanceof PeopleRecord.Status status) {
            addStatus(ofBoard, status);
        } else if (record instanceof PeopleRecord.WaitingRoom waitingRoom) {
            ofBoard.waitingRoom = waitingRoom.on();
        }
        if (isOver(ofBoard)) {
            byBoard.remove(board);
        }
    }

    /** What was said of the person. */
    public synchronized Optional<PersonStatus> of(String board, String user) {
        var ofBoard = byBoard.get(board);
        return Optional.ofNullable(ofBoard == null ? null : ofBoard.people.get(user))
                .map(PeopleRecord.Status::status);
    }

    /** Of whom something was said, the latest last. */
    public synchronized List<PersonStatus> ofBoard(String board) {
        var ofBoard = byBoard.get(board);
        return ofBoard == null
                ? List.of()
                : ofBoard.people.values().stream()
                        .sorted(Comparator.comparingLong(PeopleRecord.Status::at))
                        .map(PeopleRecord.Status::status)
                        .toList();
    }

    /** Whether something can be said of the person. */
    public synchronized boolean hasRoomFor(String board, String user) {
        var ofBoard = byBoard.get(board);
        return ofBoard == null || ofBoard.people.containsKey(user) || ofBoard.people.size() < PEOPLE_PER_BOARD;
    }

    /** Whether the board has a waiting room. */
    public synchronized boolean hasWaitingRoom(String board) {
        var ofBoard = byBoard.get(board);
        return ofBoard != null && ofBoard.waitingRoom;
    }

    /** Whether those who have never been let in wait, if they come by this link. */
    public synchronized boolean makesNewcomersWait(LinkClaims link) {
        var ofBoard = byBoard.get(link.board());
        return link.waits()
                || (ofBoard != null
                        && (ofBoard.waitingRoom
                                || ofBoard.people.values().stream()
                                        .anyMatch(status -> status.makesNewcomersWait(link))));
    }

    synchronized int boards() {
        return byBoard.size();
    }

    private static void addStatus(OfBoard ofBoard, PeopleRecord.Status record) {
        String user = record.status().user();
        if (record.status().isOrdinary()) {
            ofBoard.people.remove(user);
        } else if (ofBoard.people.containsKey(user) || ofBoard.people.size() < PEOPLE_PER_BOARD) {
            ofBoard.people.put(user, record);
        }
    }

    private boolean isOver(OfBoard ofBoard) {
        return (ofBoard.people.isEmpty() && !ofBoard.waitingRoom)
                || Instant.ofEpochMilli(ofBoard.newest).plus(LinkClaims.LIFE).isBefore(clock.instant());
    }
}
