package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.access.ChangeAuthor;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import io.chalkstream.protocol.outcome.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts whose changes can be taken back, as {@link BulkRevert} does: of the newest events, without what was undone (G11). */
public final class ChangeAuthors {
    private final Map<String, Counter> byUser = new LinkedHashMap<>();
    /** The events that each person's own undos have already reversed. */
    private final Map<String, Set<Long>> undoneSeqs = new HashMap<>();

    private final long now;

    private ChangeAuthors(long now) {
        this.now = now;
    }

    private static final class Counter {
        private final String name;
        private final long lastAt;
        private final int[] recent = new int[ChangeAuthor.MINUTES.size()];
        private int changes;

        Counter(Outcome.Accepted latest) {
            name = latest.author().name();
            lastAt = latest.at();
        }

        void count(long age) {
            changes++;
            for (int i = 0; i < recent.length; i++) {
                recent[i] +=
                        age <= Duration.ofMinutes(ChangeAuthor.MINUTES.get(i)).toMillis() ? 1 : 0;
            }
        }

        ChangeAuthor author(String user) {
            return new ChangeAuthor(
                    user, name, changes, lastAt, Arrays.stream(recent).boxed().toList());
        }
    }

    /** The authors, whoever has made the latest change first. */
    public static List<ChangeAuthor> of(BoardWithHistory board, long now) {
        var authors = new ChangeAuthors(now);
        long newest = board.head().seq();
        for (long seq = newest; seq > newest - BulkRevert.EVENTS_LOOKED_AT; seq--) {
            var event = EventHistory.find(board, seq);
            if (event == null) {
                break;
            }
            authors.count(event);
        }
        return authors.byUser.entrySet().stream()
                .filter(entry -> entry.getValue().changes > 0)
                .map(entry -> entry.getValue().author(entry.getKey()))
                .toList();
    }

    private void count(Outcome.Accepted event) {
        String user = event.author().user();
        var undone = undoneSeqs.computeIfAbsent(user, none -> new HashSet<>());
        var part = event.part();
        boolean isUndone = undone.contains(part == null ? event.seq() : part.last());
        var reverses = event.reverses();
        if (reverses != null) {
            undone.add(reverses.seq());
        }
        boolean isUndo = reverses != null && reverses.direction() == Direction.UNDO;
        // Backwards, a change begins with its last event; its earlier ones don't count again.
        if (!isUndone && !isUndo && !event.isContinued()) {
            byUser.computeIfAbsent(user, none -> new Counter(event)).count(now - event.at());
        }
    }
}
