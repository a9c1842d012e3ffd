package io.chalkstream.client;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Changes;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementMap;
import io.chalkstream.protocol.client.ResumePosition;
import io.chalkstream.protocol.server.ServerMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The board after the event {@code seq}, without unacknowledged operations. Not thread-safe. */
final class ConfirmedBoard {
    private final Map<String, Element> elements = new LinkedHashMap<>();
    private long epoch;
    private long seq;
    private boolean deleted;

    /** How an event relates to the board's seq. */
    enum EventOrder {
        NEXT,
        OLD,
        AFTER_GAP
    }

    long epoch() {
        return epoch;
    }

    long seq() {
        return seq;
    }

    /** The epoch of the life that the board is in; null before its first event is known, and after its deletion. */
    @Nullable
    Long life() {
        return seq == 0 || deleted ? null : epoch;
    }

    Map<String, Element> elements() {
        return Map.copyOf(elements);
    }

    /** The resume position; null for a board without events. */
    @Nullable
    ResumePosition position() {
        return seq == 0 ? null : new ResumePosition(epoch, seq);
    }

    /** The order of an event (O2, O3). An event of another epoch counts as one after a gap. */
    EventOrder orderOf(ServerMessage.Event event) {
        if (seq > 0 && event.epoch() != epoch) {
            return EventOrder.AFTER_GAP;
        }
        if (event.seq() <= seq) {
            return EventOrder.OLD;
        }
        return event.seq() == seq + 1 ? EventOrder.NEXT : EventOrder.AFTER_GAP;
    }

    /** Applies the next event. */
    void apply(ServerMessage.Event event) {
        var board = new ElementMap(elements);
        event.changes().forEach(change -> Changes.apply(board, change));
        epoch = event.epoch();
        seq = event.seq();
        deleted = event.changes().stream().anyMatch(Change.Delete.class::isInstance);
    }

    void replace(ServerMessage.Snapshot snapshot) {
        elements.clear();
        snapshot.elements().forEach(element -> elements.put(element.id(), element));
        epoch = snapshot.epoch();
        seq = snapshot.seq();
        deleted = false;
    }
}
