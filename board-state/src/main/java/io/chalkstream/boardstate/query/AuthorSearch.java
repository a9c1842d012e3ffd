package io.chalkstream.boardstate.query;

import io.chalkstream.boardstate.stream.StoredFormats;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.ElementHistory;
import io.chalkstream.protocol.outcome.ElementHistory.Contribution;
import io.chalkstream.protocol.outcome.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Finds who made an element and who changed it last, in the stored events (K11). Only events whose JSON has the element's id
 * are read into objects.
 */
final class AuthorSearch {
    private final String element;
    private final byte[] quoted;
    /** By the oldest event that touches the element, so far; null: that event doesn't make it. */
    private @Nullable Contribution made;

    private @Nullable Contribution changed;

    private AuthorSearch(String element) {
        this.element = element;
        this.quoted = ('"' + element + '"').getBytes(StandardCharsets.UTF_8);
    }

    /** @param events the board's events as JSON, the newest first; those of another epoch don't count */
    static ElementHistory of(String element, Iterator<byte[]> events, long epoch) {
        var search = new AuthorSearch(element);
        events.forEachRemaining(json -> search.look(json, epoch));
        return new ElementHistory(search.made, search.changed);
    }

    private void look(byte[] json, long epoch) {
        if (!isNamedIn(json)) {
            return;
        }
        var event = StoredFormats.EVENT.read(json);
        if (event.epoch() == epoch) {
            for (int i = event.changes().size() - 1; i >= 0; i--) {
                look(event, event.changes().get(i));
            }
        }
    }

    private void look(Outcome.Accepted event, AppliedChange change) {
        if (change instanceof AppliedChange.Added added && added.element().id().equals(element)) {
            made = Contribution.of(event);
            changed = changed == null ? made : changed;
        } else if (change instanceof AppliedChange.Updated updated
                && updated.id().equals(element)) {
            made = null;
            changed = changed == null ? Contribution.of(event) : changed;
        } else if (change instanceof AppliedChange.Removed removed
                && removed.element().id().equals(element)) {
            made = null;
        }
    }

    private boolean isNamedIn(byte[] json) {
        int last = json.length - quoted.length;
        for (int i = 0; i <= last; i++) {
            int same = 0;
            while (same < quoted.length && json[i + same] == quoted[same]) {
                same++;
            }
            if (same == quoted.length) {
                return true;
            }
        }
        return false;
    }
}
