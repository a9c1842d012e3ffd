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

    private final List<Place> places = new ArrayList<>();

    /**
     * Something that can be changed, or has been.
     *
     * @param id the element's, or that of the {@link #TITLE}
     * @param properties those that are meant; empty: it is about the element as a whole
     */
    private record Place(String id, Set<Property> properties) {
        // No element has such ids.
        private static final String TITLE = "";
        private static final String SWITCH = "*";

        boolean wasTouchedBy(AppliedChange change) {
            var touched = change.match(new Touched());
            return id.equals(touched.id)
                    && (properties.isEmpty() || !Collections.disjoint(properties, touched.properties));
        }
    }

    void element(String id) {
        places.add(new Place(id, Set.of()));
    }

    void properties(String id, Set<Property> properties) {
        places.add(new Place(id, properties));
    }

    void title() {
        element(Place.TITLE);
    }

    /**
     * What was in the way, null if nothing was.
     *
     * @param asker who is told; of the others, only those whose names this person may know
     * @param user whose work was to be taken back
     * @param since the event before those that can have got in the way
     */
    @Nullable
    ConflictSummary found(BoardWithHistory board, Author asker, String user, long since) {
        if (places.isEmpty()) {
            return null;
        }
        var ids = new HashSet<String>();
        places.forEach(place -> ids.add(place.id()));
        var visibility = Visibility.on(board.head());
        var known = interfering(board, user, since).stream()
                .filter(event -> visibility.mayKnow(asker, event))
                .map(event -> event.author().person())
                .toList();
        return new ConflictSummary(ids.size(), known);
    }

    /** The last event that touches each place. */
    private List<Outcome.Accepted> interfering(BoardWithHistory board, String user, long since) {
        var events = new ArrayList<Outcome.Accepted>();
        var unexplained = new ArrayList<>(places);
        long newest = board.head().seq();
        long oldest = Math.max(since, newest - EVENTS_LOOKED_AT) + 1;
        for (long seq = newest; seq >= oldest && !unexplained.isEmpty(); seq--) {
            var event = board.event(seq);
            if (event == null) {
                break;
            }
            if (!event.author().user().equals(user) && unexplained.removeIf(place -> explains(event, place))) {
                events.add(event);
            }
        }
        return events;
    }

    private static boolean explains(Outcome.Accepted event, Place place) {
        return event.changes().stream().anyMatch(place::wasTouchedBy);
    }

    /** What a change touches. */
    private record Touched() implements AppliedChange.Cases<Place> {
        @Override
        public Place added(AppliedChange.Added added) {
            return new Place(added.element().id(), EnumSet.allOf(Property.class));
        }

        @Override
        public Place updated(AppliedChange.Updated updated) {
            return new Place(updated.id(), updated.props().names());
        }

        @Override
        public Place removed(AppliedChange.Removed removed) {
            return new Place(removed.element().id(), EnumSet.allOf(Property.class));
        }

        @Override
        public Place liked(AppliedChange.Liked liked) {
            return new Place(liked.id(), Set.of());
        }

        @Override
        public Place locked(AppliedChange.Locked locked) {
            return new Place(locked.id(), Set.of());
        }

        /** Nothing stands in the way of turning a switch of the board back. */
        @Override
        public Place frozen(AppliedChange.Frozen frozen) {
            return new Place(Place.SWITCH, Set.of());
        }

        @Override
        public Place studentsHidden(AppliedChange.StudentsHidden studentsHidden) {
            return new Place(Place.SWITCH, Set.of());
        }

        @Override
        public Place renamed(AppliedChange.Renamed renamed) {
            return new Place(Place.TITLE, Set.of());
        }

        @Override
        public Place deleted(AppliedChange.Deleted deleted) {
            throw new IllegalArgumentException("nothing is kept of a deleted board");
        }
    }
}
