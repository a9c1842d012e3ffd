package io.chalkstream.client;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.client.ResumePosition;
import io.chalkstream.protocol.server.ServerMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The board as confirmed by the events up to {@code seq}. */
final class Board {
    private final Map<String, Element> elements = new LinkedHashMap<>();
    private long epoch;
    private long seq;

    /** How an event relates to what is known. */
    enum Place {
        NEXT,
        OLD,
        AFTER_A_HOLE
    }

    long epoch() {
        return epoch;
    }

    long seq() {
        return seq;
    }

    Map<String, Element> elements() {
        return Map.copyOf(elements);
    }

    /** Null as long as nothing has happened on the board. */
    @Nullable
    ResumePosition position() {
        return seq == 0 ? null : new ResumePosition(epoch, seq);
    }

    /** Where the event belongs (O2, O3). An event of another life of the board is as far away as one after a hole. */
    Place placeOf(ServerMessage.Event event) {
        if (seq > 0 && event.epoch() != epoch) {
            return Place.AFTER_A_HOLE;
        }
        if (event.seq() <= seq) {
            return Place.OLD;
        }
        return event.seq() == seq + 1 ? Place.NEXT : Place.AFTER_A_HOLE;
    }

    /** Applies the next event. */
    void apply(ServerMessage.Event event) {
        for (var change : event.changes()) {
            change.match(new Afterwards())
                    .ifPresentOrElse(
                            element -> elements.put(element.id(), element), () -> elements.remove(change.id()));
        }
        epoch = event.epoch();
        seq = event.seq();
    }

    void replace(ServerMessage.Snapshot snapshot) {
        elements.clear();
        snapshot.elements().forEach(element -> elements.put(element.id(), element));
        epoch = snapshot.epoch();
        seq = snapshot.seq();
    }

    /** What a change makes of its element; empty if it is gone afterwards. */
    private final class Afterwards implements Change.Cases<Optional<Element>> {
        @Override
        public Optional<Element> put(Change.Put put) {
            return Optional.of(put.element());
        }

        @Override
        public Optional<Element> set(Change.SetProps set) {
            return Optional.ofNullable(elements.get(set.id())).map(element -> element.with(set.props()));
        }

        @Override
        public Optional<Element> remove(Change.Remove remove) {
            return Optional.empty();
        }
    }
}
