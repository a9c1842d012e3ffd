package io.chalkstream.undo.history;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.outcome.Reversals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What takes one event back.
 *
 * @param seq the event's number on its board
 * @param client whose operation it was, null if it was a reversal
 * @param op the operation's number, null if it was a reversal
 * @param reversals newest change first
 */
public record Entry(
        long seq, @Nullable String client, @Nullable Long op, List<Reversal> reversals) {
    public Entry {
        if (reversals.isEmpty()) {
            throw new IllegalArgumentException("an entry reverses something");
        }
        reversals = List.copyOf(reversals);
    }

    /** What takes the command back of which this is the last event; null if it had no effect. */
    static @Nullable Entry of(Outcome.Accepted event) {
        var reversals = reversals(event);
        if (reversals.isEmpty()) {
            return null;
        }
        return event.reverses() == null
                ? new Entry(event.seq(), event.author().client(), event.op(), reversals)
                : new Entry(event.seq(), null, null, reversals);
    }

    /** By the events' numbers if there is too much of it. */
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

    /** Whether the request's client made the change after its request, which was overtaken on its way. */
    boolean isLaterThan(QueuedRequest waiting) {
        return op != null
                && waiting.client().equals(client)
                && op > waiting.request().after();
    }
}
