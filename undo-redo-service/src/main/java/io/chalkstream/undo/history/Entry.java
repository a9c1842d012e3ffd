package io.chalkstream.undo.history;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.outcome.Reversals;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An undo entry: what reverses one event.
 *
 * @param seq the event's number on its board
 * @param client the client that sent the operation, null for a reversal
 * @param op the operation's number, null for a reversal
 * @param reversals newest change first
 */
public record Entry(
        long seq, @Nullable String client, @Nullable Long op, List<Reversal> reversals) {
    /** Of all parts of a stroke, as {@link Element#bytes} tells them: their JSON must fit into one command. */
    private static final int MAX_CONTINUED_BYTES = Limits.EVENT_BYTES * 3 / 4;

    public Entry {
        if (reversals.isEmpty()) {
            throw new IllegalArgumentException("an entry reverses something");
        }
        reversals = List.copyOf(reversals);
    }

    /** The entry for the command whose last event this is; null if it had no effect. */
    static @Nullable Entry of(Outcome.Accepted event) {
        var reversals = reversals(event);
        if (reversals.isEmpty()) {
            return null;
        }
        return event.reverses() == null
                ? new Entry(event.seq(), event.author().client(), event.op(), reversals)
                : new Entry(event.seq(), null, null, reversals);
    }

    /** Refers to the events by number if the reversals are too large. */
    private static List<Reversal> reversals(Outcome.Accepted event) {
        var part = event.part();
        if (part != null) {
            return List.of(new Reversal.Events(part.first(), part.last()));
        }
        var reversals = Reversals.of(event.changes());
        return reversals.size() > Limits.CHANGES_PER_OP
                ? List.of(new Reversal.Events(event.seq(), event.seq()))
                : reversals;
    }

    /**
     * The entry for a stroke that goes on in another part: this one and {@code later} together. Null: {@code later} isn't only
     * the next part of a stroke that this one begins, or they are too large to be reversed by one command.
     */
    @Nullable
    Entry continuedBy(Entry later) {
        var drawn = drawn();
        var next = later.drawn();
        var strokes = drawn.stream()
                .flatMap(element -> Stream.of(element.id(), element.partOf()))
                .collect(Collectors.toSet());
        boolean goesOn = !drawn.isEmpty()
                && !next.isEmpty()
                && next.stream().allMatch(part -> !part.partOf().isEmpty() && strokes.contains(part.partOf()));
        int bytes = Stream.concat(drawn.stream(), next.stream())
                .mapToInt(Element::bytes)
                .sum();
        return goesOn && bytes <= MAX_CONTINUED_BYTES
                ? new Entry(
                        later.seq,
                        later.client,
                        later.op,
                        Stream.concat(later.reversals.stream(), reversals.stream())
                                .toList())
                : null;
    }

    /** The elements that the event added, if it did nothing else. */
    private List<Element> drawn() {
        boolean isDrawing = reversals.stream().allMatch(Reversal.Withdraw.class::isInstance);
        return !isDrawing
                ? List.of()
                : reversals.stream()
                        .map(reversal -> ((Reversal.Withdraw) reversal).element())
                        .toList();
    }

    /** Whether the request's client made this change after sending the request. */
    boolean isLaterThan(QueuedRequest waiting) {
        return op != null
                && waiting.client().equals(client)
                && op > waiting.request().after();
    }
}
