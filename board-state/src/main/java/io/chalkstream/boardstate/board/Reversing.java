package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.outcome.AppliedChange;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Makes reversals on a draft where their conditions hold (U4 to U6); empty for one that changes nothing (U7). */
final class Reversing implements Reversal.Cases<Optional<AppliedChange>> {
    private final Draft draft;

    Reversing(Draft draft) {
        this.draft = draft;
    }

    @Override
    public Optional<AppliedChange> withdraw(Reversal.Withdraw withdraw) {
        String id = withdraw.element().id();
        return withdraw.element().equals(draft.find(id))
                ? Optional.of(draft.remove(new Change.Remove(id)))
                : Optional.empty();
    }

    @Override
    public Optional<AppliedChange> revert(Reversal.Revert revert) {
        var element = draft.find(revert.id());
        if (element == null) {
            return Optional.empty();
        }
        var names = revertible(element, revert.to(), revert.from());
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        draft.set(new Change.SetProps(revert.id(), revert.to().only(names))));
    }

    @Override
    public Optional<AppliedChange> restore(Reversal.Restore restore) {
        return draft.find(restore.element().id()) == null
                ? Optional.of(draft.put(new Change.Put(restore.element())))
                : Optional.empty();
    }

    /** The properties that still hold what the person had set, and would hold something else afterwards. */
    private static Set<Property> revertible(Element element, Props to, Props from) {
        var names = EnumSet.noneOf(Property.class);
        for (var name : from.names()) {
            if (from.get(name).equals(element.props().values().get(name))
                    && !to.get(name).equals(from.get(name))) {
                names.add(name);
            }
        }
        return names;
    }
}
