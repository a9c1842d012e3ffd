package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.ConflictSummary;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what a reversal must leave untouched, and finds who changed it (U15). */
final class UndoConflicts {
    /** The number of newest events searched for the conflicting authors; bounds the time of a reversal. */
    static final int EVENTS_LOOKED_AT = 256;

    private final List<Target> targets = new ArrayList<>();

    /**
     * The target of a change.
     *
     * @param id the element's, or that of the {@link #TITLE}
     * @param properties the properties concerned; empty: the element as a whole
     */
    private record Target(String id, Set<Property> properties) {
        // No element has such ids.
        private static final String TITLE = "";
        private static final String PAPER = "#";
        private static final String SWITCH = "*";

        boolean isTouchedBy(AppliedChange change) {
            var touched = change.match(new TargetOf());
            return id.equals(touched.id)
                    && (properties.isEmpty() || !Collections.disjoint(properties, touched.properties));
        }
    }

    void addElement(String id) {
        targets.add(new Target(id, Set.of()));
    }

    void addProperties(String id, Set<Property> properties) {
        targets.add(new Target(id, properties));
    }

    void addTitle() {
        addElement(Target.TITLE);
    }

    void addPaper() {
        addElement(Target.PAPER);
    }

    /**
     * The summary of the conflicts, null if there were none.
     *
     * @param asker the recipient of the summary; it names only people whose names they may know
     * @param user the user whose changes were to be reversed
     * @param since the event after which conflicting events are searched
     */
    @Nullable
    ConflictSummary summary(BoardWithHistory board, Author asker, String user, long since) {
        if (targets.isEmpty()) {
            return null;
        }
        var ids = new HashSet<String>();
        targets.forEach(target -> ids.add(target.id()));
        var visibility = board.head().visibility();
        var people = conflictingEvents(board, user, since).stream()
                .filter(event -> visibility.mayName(event, asker))
                .map(event -> event.author().person())
                .toList();
        return new ConflictSummary(ids.size(), people);
    }

    /** The last event by another person on each target. */
    private List<Outcome.Accepted> conflictingEvents(BoardWithHistory board, String user, long since) {
        var events = new ArrayList<Outcome.Accepted>();
        var open = new ArrayList<>(targets);
        long newest = board.head().seq();
        long oldest = Math.max(since, newest - EVENTS_LOOKED_AT) + 1;
        for (long seq = newest; seq >= oldest && !open.isEmpty(); seq--) {
            var event = EventHistory.find(board, seq);
            if (event == null) {
                break;
            }
            if (!event.author().user().equals(user) && open.removeIf(target -> touches(event, target))) {
                events.add(event);
            }
        }
        return events;
    }

    private static boolean touches(Outcome.Accepted event, Target target) {
        return event.changes().stream().anyMatch(target::isTouchedBy);
    }

    /** The target of a change. */
    private record TargetOf() implements AppliedChange.Cases<Target> {
        @Override
        public Target added(AppliedChange.Added added) {
            return new Target(added.element().id(), added.element().props().names());
        }

        @Override
        public Target updated(AppliedChange.Updated updated) {
            return new Target(updated.id(), updated.props().names());
        }

        @Override
        public Target removed(AppliedChange.Removed removed) {
            return new Target(removed.element().id(), removed.element().props().names());
        }

        @Override
        public Target liked(AppliedChange.Liked liked) {
            return new Target(liked.id(), Set.of());
        }

        @Override
        public Target locked(AppliedChange.Locked locked) {
            return new Target(locked.id(), Set.of());
        }

        /** Switches of the board can always be reversed: they never conflict. */
        @Override
        public Target frozen(AppliedChange.Frozen frozen) {
            return new Target(Target.SWITCH, Set.of());
        }

        @Override
        public Target studentsHidden(AppliedChange.StudentsHidden studentsHidden) {
            return new Target(Target.SWITCH, Set.of());
        }

        @Override
        public Target renamed(AppliedChange.Renamed renamed) {
            return new Target(Target.TITLE, Set.of());
        }

        @Override
        public Target paperSet(AppliedChange.PaperSet paperSet) {
            return new Target(Target.PAPER, Set.of());
        }

        @Override
        public Target deleted(AppliedChange.Deleted deleted) {
            throw new IllegalArgumentException("nothing is kept of a deleted board");
        }

        /** What it has changed isn't known. */
        @Override
        public Target unreadable(AppliedChange.Unreadable unreadable) {
            return new Target(Target.SWITCH, Set.of());
        }
    }
}
