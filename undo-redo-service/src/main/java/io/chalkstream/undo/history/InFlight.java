package io.chalkstream.undo.history;

import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.outcome.ConflictSummary;
import org.jspecify.annotations.Nullable;

/**
 * The request whose command is in flight to board-state.
 *
 * @param attempt 0 for the first entry tried, then consecutive
 * @param seq the entry being tried
 * @param since when the command was sent first, in milliseconds since 1970
 * @param sentAt when it was sent last
 * @param kept what earlier attempts left untouched
 */
public record InFlight(
        QueuedRequest waiting,
        int attempt,
        long seq,
        long since,
        long sentAt,
        @Nullable ConflictSummary kept) {
    long op() {
        return CommandNumber.of(waiting.request().request(), attempt);
    }

    ReversalOf of() {
        return new ReversalOf(waiting.request().direction(), seq);
    }

    /** Whether this is the command with that number. */
    boolean is(String client, long op) {
        return waiting.client().equals(client) && op() == op;
    }

    InFlight sentAgain(long now) {
        return new InFlight(waiting, attempt, seq, since, now, kept);
    }

    /** What this and earlier attempts left untouched. */
    @Nullable
    ConflictSummary keptWith(@Nullable ConflictSummary more) {
        return kept == null || more == null ? (kept == null ? more : kept) : kept.and(more);
    }
}
