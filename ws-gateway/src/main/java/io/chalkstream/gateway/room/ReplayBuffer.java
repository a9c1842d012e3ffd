package io.chalkstream.gateway.room;

import io.chalkstream.kit.memory.EvictingBudget;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The latest events of a board, without a gap. Bounded: the oldest are dropped first. Not thread-safe.
 *
 * <p>A larger epoch is a later life of the board, since an epoch is the time of a life's first command.
 */
final class ReplayBuffer {
    static final int MAX_EVENTS = 1_000;
    static final int MAX_BYTES = 512 * 1024;

    /** How an event relates to the buffered ones. */
    enum Continuity {
        /** A repeated event, or one of an earlier epoch. */
        OLD,
        /** The next one. */
        NEXT,
        /** Events before it are missing; the buffer restarts with it. */
        GAP
    }

    private final EvictingBudget memory;
    private final String boardId;
    private final Runnable evicted;
    private EvictingBudget.Share share;
    private final Deque<BoardEvent> events = new ArrayDeque<>();
    private int bytes;
    private boolean known;
    private long epoch;
    /** The seq of the newest event, even if it was dropped or came with a snapshot. */
    private long last;

    /**
     * Creates an empty buffer.
     *
     * @param memory shared by the buffers of all boards; who has most of it is emptied when it is full
     * @param evicted runs in another thread when this buffer must be emptied by {@link #giveWay}
     */
    ReplayBuffer(EvictingBudget memory, String boardId, Runnable evicted) {
        this.memory = memory;
        this.boardId = boardId;
        this.evicted = evicted;
        this.share = memory.open(boardId, evicted);
    }

    /** Drops all events: whoever lacks some of them gets them from board-state. */
    void giveWay() {
        events.clear();
        bytes = 0;
        share.close();
        share = memory.open(boardId, evicted);
    }

    /** Gives its memory back: the room is closed. */
    void close() {
        share.close();
    }

    Continuity add(BoardEvent event) {
        var at = event.position();
        if (known && !last().isFollowedBy(at)) {
            if (at.epoch() < epoch || (at.epoch() == epoch && at.seq() <= last)) {
                return Continuity.OLD;
            }
            restartAfter(new Position(at.epoch(), at.seq() - 1));
            append(event);
            return Continuity.GAP;
        }
        append(event);
        return Continuity.NEXT;
    }

    /**
     * Aligns the buffer to a snapshot's position.
     *
     * @return false if the snapshot is too old: events between it and the buffer are missing
     */
    boolean alignTo(Position snapshot) {
        if (!known || (snapshot.epoch() > epoch && !covers(snapshot))) {
            restartAfter(snapshot);
        }
        return covers(snapshot);
    }

    /** Whether every event after {@code position} is buffered or still to come. */
    boolean covers(Position position) {
        long first = last - events.size() + 1;
        boolean sameLife = position.epoch() == epoch || position.seq() == 0 || last == 0;
        return known && sameLife && position.seq() >= first - 1;
    }

    /** The position of the newest event. */
    Position last() {
        return new Position(epoch, last);
    }

    /** The events, oldest first. */
    Iterable<BoardEvent> events() {
        return events;
    }

    private void restartAfter(Position position) {
        events.clear();
        share.remove(bytes);
        bytes = 0;
        known = true;
        epoch = position.epoch();
        last = position.seq();
    }

    private void append(BoardEvent event) {
        known = true;
        epoch = event.position().epoch();
        last = event.position().seq();
        events.add(event);
        bytes += event.frame().bytes();
        boolean hasRoom = share.add(event.frame().bytes());
        while (events.size() > MAX_EVENTS || (bytes > MAX_BYTES && events.size() > 1)) {
            int dropped = events.remove().frame().bytes();
            bytes -= dropped;
            share.remove(dropped);
        }
        if (!hasRoom) {
            giveWay();
        }
    }
}
