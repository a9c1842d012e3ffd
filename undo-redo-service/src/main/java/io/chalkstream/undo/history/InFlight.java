package io.chalkstream.undo.history;

import io.chalkstream.protocol.command.ReversalOf;

/**
 * The request whose command board-state is deciding.
 *
 * @param attempt 0 for the first entry that is tried, then always one more
 * @param seq the entry that is tried
 * @param sentAt when the command was sent last, in milliseconds since 1970
 */
public record InFlight(Waiting waiting, int attempt, long seq, long sentAt) {
    long op() {
        return CommandNumber.of(waiting.request().request(), attempt);
    }

    ReversalOf of() {
        return new ReversalOf(waiting.request().direction(), seq);
    }

    InFlight sentAgain(long now) {
        return new InFlight(waiting, attempt, seq, now);
    }
}
