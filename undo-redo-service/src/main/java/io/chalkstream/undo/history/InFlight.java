package io.chalkstream.undo.history;

import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.outcome.ConflictSummary;
import org.jspecify.annotations.Nullable;

/**
 * The request whose command board-state is deciding.
 *
 * @param attempt 0 for the first entry that is tried, then always one more
 * @param seq the entry that is tried
 * @param sentAt when the command was sent last, in milliseconds since 1970
 * @param kept what the earlier attempts left as it was
 */
public record InFlight(
        QueuedRequest waiting,
        int attempt,
        long seq,
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
        return new InFlight(waiting, attempt, seq, now, kept);
    }

    /** What this attempt and those before it left as it was. */
    @Nullable
    ConflictSummary keptWith(@Nullable ConflictSummary more) {
        return kept == null || more == null ? (kept == null ? more : kept) : kept.and(more);
    }
}
