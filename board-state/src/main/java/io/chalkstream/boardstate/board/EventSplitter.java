package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.ConflictSummary;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the changes of one command into numbered events: into one, or several if it would exceed Kafka's record size
 * (O6).
 *
 * @param first the {@code seq} of the first event
 * @param authorHidden whether the author's name is withheld from clients
 */
record EventSplitter(
        long epoch,
        long first,
        long at,
        Author author,
        boolean authorHidden,
        long op,
        @Nullable ReversalOf reverses) {

    List<Outcome.Accepted> events(List<AppliedChange> changes, @Nullable ConflictSummary conflicts) {
        var whole = event(first, null, conflicts, changes);
        // Few changes, few bytes: there is no need to count them for a single one.
        if (changes.size() == 1 || Json.bytes(whole).length <= Limits.EVENT_BYTES) {
            return List.of(whole);
        }
        var parts = parts(changes);
        var part = new Outcome.Part(first, first + parts.size() - 1);
        var events = new ArrayList<Outcome.Accepted>();
        for (int i = 0; i < parts.size(); i++) {
            boolean isLast = first + i == part.last();
            events.add(event(first + i, part, isLast ? conflicts : null, parts.get(i)));
        }
        return events;
    }

    private Outcome.Accepted event(
            long seq, Outcome.@Nullable Part part, @Nullable ConflictSummary conflicts, List<AppliedChange> changes) {
        return new Outcome.Accepted(epoch, seq, at, author, authorHidden, op, reverses, part, conflicts, changes);
    }

    /** Groups of changes that fit an event; a single change always does. */
    private List<List<AppliedChange>> parts(List<AppliedChange> changes) {
        int bare = Json.bytes(event(first, new Outcome.Part(first, first + changes.size()), null, List.of())).length;
        var parts = new ArrayList<List<AppliedChange>>();
        var part = new ArrayList<AppliedChange>();
        int bytes = bare;
        for (var change : changes) {
            int more = Json.bytes(change).length + 1;
            if (!part.isEmpty() && bytes + more > Limits.EVENT_BYTES) {
                parts.add(part);
                part = new ArrayList<>();
                bytes = bare;
            }
            part.add(change);
            bytes += more;
        }
        parts.add(part);
        return parts;
    }
}
