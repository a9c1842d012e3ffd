package io.chalkstream.undo.history;

import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.undo.UndoRequest;

/** An input of a person's history. Times are in milliseconds since 1970. */
public sealed interface Input {

    /** The time of handling. */
    long now();

    /** board-state has decided a command of the person. */
    record Decided(Outcome outcome, long now) implements Input {}

    /** The person has sent a request. */
    record Requested(UndoRequest request, long now) implements Input {}

    /**
     * Time passes.
     *
     * @param readingSince when this process began to read the topics: older requests count as waiting since then, because
     *     their outcome may still be unread
     */
    record Tick(long now, long readingSince) implements Input {}
}
