package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.ConflictSummary;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands in the way of a reversal, and who put it there (U15). */
final class UndoConflicts {
    /** So many of the newest events are looked at: a reversal must not take long, and older ones concern few. */
    static final int EVENTS_LOOKED_AT = 256;

    private final List<Target> targets = new ArrayList<>();

    /**
     * Something that can be changed, or has been.
     *
     * @param id the element's, or that of the {@link #TITLE}
     * @param properties those that are meant; empty: it is about the element as a whole
     */
    private record Target(String id, Set<Property> properties) {
        // No element has such ids.
        private static final String TITLE = "";
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

    /**
     * What was in the way, null if nothing was.
     *
     * @param asker who is told; of the others, only those whose names this person may know
     * @param user whose work was to be taken back
     * @param since the event before those that can have got in the way
     */
    @Nullable
    ConflictSummary summary(BoardWithHistory board, Author asker, String user, long since) {
        if (targets.isEmpty()) {
            return null;
        }
        var ids = new HashSet<String>();
        targets.forEach(target -> ids.add(target.id()));
        var visibility = Visibility.on(board.head());
        var people = conflictingEvents(board, user, since).stream()
                .filter(event -> visibility.mayKnow(asker, event))
                .map(event -> event.author().person())
                .toList();
        return new ConflictSummary(ids.size(), people);
    }

    /** The last event that touches each place. */
    private List<Outcome.Accepted> conflictingEvents(BoardWithHistory board, String user, long since) {
        var events = new ArrayList<Outcome.Accepted>();
        var open = new ArrayList<>(targets);
        long newest = board.head().seq();
        long oldest = Math.max(since, newest - EVENTS_LOOKED_AT) + 1;
        for (long seq = newest; seq >= oldest && !open.isEmpty(); seq--) {
            var event = board.event(seq);
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

    /** What a change touches. */
    private record TargetOf() implements AppliedChange.Cases<Target> {
        @Override
        public Target added(AppliedChange.Added added) {
            return new Target(added.element().id(), EnumSet.allOf(Property.class));
        }

        @Override
        public Target updated(AppliedChange.Updated updated) {
            return new Target(updated.id(), updated.props().names());
        }

        @Override
        public Target removed(AppliedChange.Removed removed) {
            return new Target(removed.element().id(), EnumSet.allOf(Property.class));
        }

        @Override
        public Target liked(AppliedChange.Liked liked) {
            return new Target(liked.id(), Set.of());
        }

        @Override
        public Target locked(AppliedChange.Locked locked) {
            return new Target(locked.id(), Set.of());
        }

        /** Nothing stands in the way of turning a switch of the board back. */
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
        public Target deleted(AppliedChange.Deleted deleted) {
            throw new IllegalArgumentException("nothing is kept of a deleted board");
        }
    }
}
