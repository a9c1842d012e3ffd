package io.chalkstream.undo.history;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.outcome.Reversals;
import java.util.List;
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

    /** Whether the request's client made this change after sending the request. */
    boolean isLaterThan(QueuedRequest waiting) {
        return op != null
                && waiting.client().equals(client)
                && op > waiting.request().after();
    }
}
