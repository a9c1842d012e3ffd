package io.chalkstream.undo.history;

import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.outcome.Reversals;
import io.chalkstream.protocol.undo.EntrySummary;
import io.chalkstream.protocol.undo.EntrySummary.Action;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Summarises an event by its reversals (U14), so that changes that cancel out don't count. */
final class EntrySummaryBuilder implements Reversal.Cases<EntrySummaryBuilder.Part> {
    private static final Set<Property> PLACE = Set.of(Property.X, Property.Y);
    private static final Set<Property> EXTENT = Set.of(Property.X, Property.Y, Property.W, Property.H, Property.POINTS);
    private static final Set<Property> LOOK = Set.of(Property.COLOR, Property.FILL, Property.SIZE);
    private static final Set<Property> WORDS = Set.of(Property.TEXT, Property.TITLE, Property.BODY);

    /** Whether the event is an undo: then its entry redoes the original change. */
    private final boolean isUndo;

    /**
     * The summary of one reversal.
     *
     * @param id the element's id, null for the board itself
     */
    record Part(Action action, @Nullable String id) {}

    private EntrySummaryBuilder(boolean isUndo) {
        this.isUndo = isUndo;
    }

    /** Null if the event had no effect. */
    static @Nullable EntrySummary of(Outcome.Accepted event) {
        var reverses = event.reverses();
        var summary = new EntrySummaryBuilder(reverses != null && reverses.direction() == Direction.UNDO);
        List<Part> parts = Reversals.of(event.changes()).stream()
                .map(reversal -> reversal.match(summary))
                .toList();
        if (event.part() != null) {
            // Only the last of its events is at hand.
            return new EntrySummary(parts.isEmpty() ? Action.CHANGE : action(parts), null);
        }
        return parts.isEmpty() ? null : new EntrySummary(action(parts), elements(parts));
    }

    private static int elements(List<Part> parts) {
        return (int) parts.stream()
                .flatMap(part -> Stream.ofNullable(part.id()))
                .distinct()
                .count();
    }

    private static Action action(List<Part> parts) {
        var actions = parts.stream().map(Part::action).collect(Collectors.toSet());
        if (actions.size() == 1) {
            return parts.get(0).action();
        }
        return EnumSet.of(Action.MOVE, Action.RESIZE).containsAll(actions) ? Action.RESIZE : Action.CHANGE;
    }

    @Override
    public Part withdraw(Reversal.Withdraw withdraw) {
        return new Part(isUndo ? Action.REMOVE : Action.ADD, withdraw.element().id());
    }

    @Override
    public Part restore(Reversal.Restore restore) {
        return new Part(isUndo ? Action.ADD : Action.REMOVE, restore.element().id());
    }

    @Override
    public Part replace(Reversal.Replace replace) {
        return new Part(Action.CHANGE, replace.by().get(0).id());
    }

    @Override
    public Part revert(Reversal.Revert revert) {
        return new Part(action(revert.to().names()), revert.id());
    }

    private static Action action(Set<Property> names) {
        if (PLACE.containsAll(names)) {
            return Action.MOVE;
        }
        if (EXTENT.containsAll(names)) {
            return Action.RESIZE;
        }
        if (LOOK.containsAll(names)) {
            return Action.STYLE;
        }
        return WORDS.containsAll(names) ? Action.WRITE : Action.CHANGE;
    }

    @Override
    public Part relike(Reversal.Relike relike) {
        return new Part(Action.LIKE, relike.id());
    }

    @Override
    public Part relock(Reversal.Relock relock) {
        return new Part(Action.LOCK, relock.id());
    }

    @Override
    public Part refreeze(Reversal.Refreeze refreeze) {
        return new Part(Action.FREEZE, null);
    }

    @Override
    public Part rehide(Reversal.Rehide rehide) {
        return new Part(Action.HIDE, null);
    }

    @Override
    public Part retitle(Reversal.Retitle retitle) {
        return new Part(Action.RENAME, null);
    }

    @Override
    public Part repaper(Reversal.Repaper repaper) {
        return new Part(Action.CHANGE, null);
    }

    @Override
    public Part events(Reversal.Events events) {
        return new Part(Action.CHANGE, null);
    }
}
