package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Rewinds a board by inverting its events, newest first. */
final class HistoryRewinder implements AppliedChange.Cases<Runnable> {
    private final SortedMap<String, Element> elements;
    private String title;

    HistoryRewinder(SortedMap<String, Element> elements, String title) {
        this.elements = new TreeMap<>(elements);
        this.title = title;
    }

    void rewind(Outcome.Accepted event) {
        var changes = event.changes();
        for (int i = changes.size() - 1; i >= 0; i--) {
            changes.get(i).match(this).run();
        }
    }

    EventHistory.PastBoard board() {
        return new EventHistory.PastBoard(elements, title);
    }

    @Override
    public Runnable added(AppliedChange.Added added) {
        return () -> elements.remove(added.element().id());
    }

    @Override
    public Runnable updated(AppliedChange.Updated updated) {
        return change(updated.id(), element -> element.with(updated.before()));
    }

    @Override
    public Runnable removed(AppliedChange.Removed removed) {
        return () -> elements.put(removed.element().id(), removed.element());
    }

    @Override
    public Runnable liked(AppliedChange.Liked liked) {
        return change(liked.id(), element -> element.withLike(liked.user(), liked.before()));
    }

    @Override
    public Runnable locked(AppliedChange.Locked locked) {
        return change(locked.id(), element -> element.withLock(locked.before()));
    }

    /** The freeze is not part of an earlier state. */
    @Override
    public Runnable frozen(AppliedChange.Frozen frozen) {
        return () -> {};
    }

    /** Neither is who was hidden. */
    @Override
    public Runnable studentsHidden(AppliedChange.StudentsHidden studentsHidden) {
        return () -> {};
    }

    @Override
    public Runnable renamed(AppliedChange.Renamed renamed) {
        return () -> title = renamed.before();
    }

    @Override
    public Runnable deleted(AppliedChange.Deleted deleted) {
        throw new IllegalArgumentException("nothing is kept of a deleted board");
    }

    private Runnable change(String id, UnaryOperator<Element> change) {
        return () -> elements.put(id, change.apply(Limits.requirePresent("element " + id, elements.get(id))));
    }
}
