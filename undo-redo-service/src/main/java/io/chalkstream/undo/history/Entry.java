package io.chalkstream.undo.history;

import io.chalkstream.protocol.command.Reversal;
import java.util.List;

/**
 * What takes one event back.
 *
 * @param seq the event's number on its board
 * @param reversals newest change first
 */
public record Entry(long seq, List<Reversal> reversals) {
    public Entry {
        if (reversals.isEmpty()) {
            throw new IllegalArgumentException("an entry reverses something");
        }
        reversals = List.copyOf(reversals);
    }
}
