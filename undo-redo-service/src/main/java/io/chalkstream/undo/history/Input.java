package io.chalkstream.undo.history;

import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.undo.UndoRequest;

/** What a person's history reacts to. Times are in milliseconds since 1970. */
public sealed interface Input {

    /** When it is handled. */
    long now();

    /** board-state has decided a command of the person. */
    record Decided(Outcome outcome, long now) implements Input {}

    /** The person asks for something. */
    record Requested(UndoRequest request, long now) implements Input {}

    /**
     * Time passes.
     *
     * @param readingSince when this process began to read the board's topics: what came before counts as waiting since
     *     then, as its answer may be there to be read
     */
    record Tick(long now, long readingSince) implements Input {}
}
