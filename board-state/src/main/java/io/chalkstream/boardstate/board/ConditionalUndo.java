package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.Reversals;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Applies reversals to a draft where their conditions hold (U4 to U6). Returns no changes where they don't (U7). */
final class ConditionalUndo implements Reversal.Cases<List<AppliedChange>> {
    private static final List<AppliedChange> NOTHING = List.of();
    /** The version of deciding since which a like by somebody else doesn't keep an element. */
    private static final int PASSES_OVER_LIKES = 2;

    private final Draft draft;
    private final boolean passesOverLikes;
    private final UndoConflicts conflicts = new UndoConflicts();

    /** Whether an element that somebody has liked since counts as unchanged, by a version of deciding. */
    static boolean passesOverLikes(int version) {
        return version >= PASSES_OVER_LIKES;
    }

    /** @param passesOverLikes whether an element that somebody has liked since counts as unchanged */
    ConditionalUndo(Draft draft, boolean passesOverLikes) {
        this.draft = draft;
        this.passesOverLikes = passesOverLikes;
    }

    /** The conflicts met so far. */
    UndoConflicts conflicts() {
        return conflicts;
    }

    @Override
    public List<AppliedChange> withdraw(Reversal.Withdraw withdraw) {
        String id = withdraw.element().id();
        var element = draft.find(id);
        if (element != null && isUnchanged(withdraw.element(), element)) {
            return List.of(draft.remove(id));
        }
        conflicts.addElement(id);
        return NOTHING;
    }

    @Override
    public List<AppliedChange> revert(Reversal.Revert revert) {
        var element = draft.find(revert.id());
        if (element == null) {
            conflicts.addElement(revert.id());
            return NOTHING;
        }
        var names = revertible(element, revert.to(), revert.from());
        var others = changed(element, revert.to(), revert.from());
        if (!others.isEmpty()) {
            conflicts.addProperties(revert.id(), others);
        }
        return names.isEmpty()
                ? NOTHING
                : List.of(draft.update(revert.id(), revert.to().only(names)));
    }

    @Override
    public List<AppliedChange> restore(Reversal.Restore restore) {
        String id = restore.element().id();
        if (draft.find(id) == null) {
            return List.of(draft.add(restore.element()));
        }
        conflicts.addElement(id);
        return NOTHING;
    }

    @Override
    public List<AppliedChange> replace(Reversal.Replace replace) {
        var inTheWay = new ArrayList<String>();
        for (var element : replace.elements()) {
            var now = draft.find(element.id());
            if (now == null || !isUnchanged(element, now)) {
                inTheWay.add(element.id());
            }
        }
        for (var element : replace.by()) {
            if (draft.find(element.id()) != null) {
                inTheWay.add(element.id());
            }
        }
        if (!inTheWay.isEmpty()) {
            inTheWay.forEach(conflicts::addElement);
            return NOTHING;
        }
        var changes = new ArrayList<AppliedChange>();
        replace.elements().forEach(element -> changes.add(draft.remove(element.id())));
        replace.by().forEach(element -> changes.add(draft.add(element)));
        return changes;
    }

    @Override
    public List<AppliedChange> relike(Reversal.Relike relike) {
        var element = find(relike.id());
        return element == null || element.likes().contains(relike.user()) == relike.to()
                ? NOTHING
                : List.of(draft.like(relike.id(), relike.user(), relike.to()));
    }

    @Override
    public List<AppliedChange> relock(Reversal.Relock relock) {
        var element = find(relock.id());
        return element == null || element.locked() == relock.to()
                ? NOTHING
                : List.of(draft.lock(relock.id(), relock.to()));
    }

    @Override
    public List<AppliedChange> refreeze(Reversal.Refreeze refreeze) {
        return draft.contents().info().frozen() == refreeze.to() ? NOTHING : List.of(draft.freeze(refreeze.to()));
    }

    @Override
    public List<AppliedChange> rehide(Reversal.Rehide rehide) {
        return draft.contents().info().studentsHidden() == rehide.to()
                ? NOTHING
                : List.of(draft.hideStudents(rehide.to()));
    }

    @Override
    public List<AppliedChange> retitle(Reversal.Retitle retitle) {
        if (draft.contents().info().title().equals(retitle.from())) {
            return List.of(draft.rename(retitle.to()));
        }
        conflicts.addTitle();
        return NOTHING;
    }

    @Override
    public List<AppliedChange> repaper(Reversal.Repaper repaper) {
        if (draft.contents().info().chosenPaper() == repaper.from()) {
            return List.of(draft.setPaper(repaper.to()));
        }
        conflicts.addPaper();
        return NOTHING;
    }

    /** No changes if one of the events is no longer stored. */
    @Override
    public List<AppliedChange> events(Reversal.Events events) {
        var changes = new ArrayList<AppliedChange>();
        for (long seq = events.first(); seq <= events.last(); seq++) {
            var event = EventHistory.find(draft.board(), seq);
            if (event == null) {
                return NOTHING;
            }
            changes.addAll(event.changes());
        }
        return Reversals.of(changes).stream()
                .flatMap(reversal -> reversal.match(this).stream())
                .toList();
    }

    private boolean isUnchanged(Element put, Element now) {
        return passesOverLikes ? put.locked() == now.locked() && put.plain().equals(now.plain()) : put.equals(now);
    }

    /** The element; records a conflict and returns null if it has been removed. */
    private @Nullable Element find(String id) {
        var element = draft.find(id);
        if (element == null) {
            conflicts.addElement(id);
        }
        return element;
    }

    /** The properties whose values another person has set. */
    private static Set<Property> changed(Element element, Props to, Props from) {
        var names = new TreeSet<Property>();
        for (var name : from.names()) {
            var value = element.props().find(name);
            if (!from.get(name).equals(value) && !to.get(name).equals(value)) {
                names.add(name);
            }
        }
        return names;
    }

    /** The properties that still hold the person's values and would change. */
    private static Set<Property> revertible(Element element, Props to, Props from) {
        var names = new TreeSet<Property>();
        for (var name : from.names()) {
            if (from.get(name).equals(element.props().find(name))
                    && !to.get(name).equals(from.get(name))) {
                names.add(name);
            }
        }
        return names;
    }
}
