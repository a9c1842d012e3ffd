package io.chalkstream.protocol.outcome;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.command.Reversal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Derives the reversals of an operation from its applied changes. */
public final class Reversals {
    /** The target of changes to the board itself; no element has this id. */
    private static final String BOARD = "";

    private Reversals() {}

    /**
     * The reversals of {@code changes}, newest first. The changes of each element are combined, because a reversal's
     * condition refers to the element as the whole operation left it.
     */
    public static List<Reversal> of(List<AppliedChange> changes) {
        var byTarget = new LinkedHashMap<String, List<Reversal>>();
        for (var applied : changes) {
            String target = applied.match(new Target());
            List<Reversal> earlier = byTarget.remove(target);
            byTarget.put(target, applied.match(new AfterEarlier(earlier == null ? List.of() : earlier)));
        }
        var newestFirst = new ArrayList<>(byTarget.values());
        Collections.reverse(newestFirst);
        return CutStrokes.together(newestFirst.stream().flatMap(List::stream).toList());
    }

    /** The target of a change: an element's id, or the board. */
    private record Target() implements AppliedChange.Cases<String> {
        @Override
        public String added(AppliedChange.Added added) {
            return added.element().id();
        }

        @Override
        public String updated(AppliedChange.Updated updated) {
            return updated.id();
        }

        @Override
        public String removed(AppliedChange.Removed removed) {
            return removed.element().id();
        }

        @Override
        public String liked(AppliedChange.Liked liked) {
            return liked.id();
        }

        @Override
        public String locked(AppliedChange.Locked locked) {
            return locked.id();
        }

        @Override
        public String frozen(AppliedChange.Frozen frozen) {
            return BOARD;
        }

        @Override
        public String studentsHidden(AppliedChange.StudentsHidden studentsHidden) {
            return BOARD;
        }

        @Override
        public String renamed(AppliedChange.Renamed renamed) {
            return BOARD;
        }

        @Override
        public String paperSet(AppliedChange.PaperSet paperSet) {
            return BOARD;
        }

        @Override
        public String deleted(AppliedChange.Deleted deleted) {
            return BOARD;
        }

        @Override
        public String unreadable(AppliedChange.Unreadable unreadable) {
            return BOARD;
        }
    }

    /** Combines a change with the reversals of the earlier changes of the same target. */
    private record AfterEarlier(List<Reversal> earlier) implements AppliedChange.Cases<List<Reversal>> {

        @Override
        public List<Reversal> added(AppliedChange.Added added) {
            return newest() instanceof Reversal.Restore restore
                            && restore.element().equals(added.element())
                    ? older()
                    : after(new Reversal.Withdraw(added.element()));
        }

        @Override
        public List<Reversal> updated(AppliedChange.Updated updated) {
            var newest = newest();
            if (newest instanceof Reversal.Withdraw withdraw) {
                return withdrawing(withdraw.element().with(updated.props()));
            }
            if (newest instanceof Reversal.Revert revert) {
                var to = updated.before().with(revert.to());
                var from = revert.from().with(updated.props());
                return reverting(updated.id(), to, from, older());
            }
            return reverting(updated.id(), updated.before(), updated.props(), earlier);
        }

        @Override
        public List<Reversal> removed(AppliedChange.Removed removed) {
            var element = removed.element();
            for (int i = 0; i < earlier.size(); i++) {
                if (earlier.get(i) instanceof Reversal.Withdraw) {
                    return earlier.subList(i + 1, earlier.size());
                }
                element = before(element, earlier.get(i));
            }
            return List.of(new Reversal.Restore(element));
        }

        @Override
        public List<Reversal> liked(AppliedChange.Liked liked) {
            if (newest() instanceof Reversal.Withdraw withdraw) {
                return withdrawing(withdraw.element().withLike(liked.user(), liked.on()));
            }
            return liked.on() == liked.before()
                    ? earlier
                    : after(new Reversal.Relike(liked.id(), liked.user(), liked.before()));
        }

        @Override
        public List<Reversal> locked(AppliedChange.Locked locked) {
            if (newest() instanceof Reversal.Withdraw withdraw) {
                return withdrawing(withdraw.element().withLock(locked.on()));
            }
            return locked.on() == locked.before() ? earlier : after(new Reversal.Relock(locked.id(), locked.before()));
        }

        @Override
        public List<Reversal> frozen(AppliedChange.Frozen frozen) {
            return frozen.on() == frozen.before() ? earlier : after(new Reversal.Refreeze(frozen.before()));
        }

        @Override
        public List<Reversal> studentsHidden(AppliedChange.StudentsHidden hidden) {
            return hidden.on() == hidden.before() ? earlier : after(new Reversal.Rehide(hidden.before()));
        }

        @Override
        public List<Reversal> renamed(AppliedChange.Renamed renamed) {
            return renamed.title().equals(renamed.before())
                    ? earlier
                    : after(new Reversal.Retitle(renamed.before(), renamed.title()));
        }

        @Override
        public List<Reversal> paperSet(AppliedChange.PaperSet paperSet) {
            return paperSet.paper() == paperSet.before()
                    ? earlier
                    : after(new Reversal.Repaper(paperSet.before(), paperSet.paper()));
        }

        /** A deleted board can't be restored. */
        @Override
        public List<Reversal> deleted(AppliedChange.Deleted deleted) {
            return List.of();
        }

        @Override
        public List<Reversal> unreadable(AppliedChange.Unreadable unreadable) {
            return earlier;
        }

        private @Nullable Reversal newest() {
            return earlier.isEmpty() ? null : earlier.get(0);
        }

        private List<Reversal> older() {
            return earlier.subList(1, earlier.size());
        }

        private List<Reversal> after(Reversal reversal) {
            return prepended(reversal, earlier);
        }

        private List<Reversal> withdrawing(Element element) {
            return new AfterEarlier(older()).added(new AppliedChange.Added(element));
        }

        /** The element before the change that {@code reversal} reverses. */
        private static Element before(Element element, Reversal reversal) {
            if (reversal instanceof Reversal.Revert revert) {
                return element.with(revert.to());
            }
            if (reversal instanceof Reversal.Relike relike) {
                return element.withLike(relike.user(), relike.to());
            }
            if (reversal instanceof Reversal.Relock relock) {
                return element.withLock(relock.to());
            }
            throw new IllegalArgumentException("no change of an element that is there: " + reversal);
        }

        private static List<Reversal> reverting(String id, Props to, Props from, List<Reversal> older) {
            var changed = to.names().stream()
                    .filter(name -> !to.get(name).equals(from.get(name)))
                    .collect(Collectors.toSet());
            return changed.isEmpty()
                    ? older
                    : prepended(new Reversal.Revert(id, to.only(changed), from.only(changed)), older);
        }

        private static List<Reversal> prepended(Reversal reversal, List<Reversal> older) {
            return Stream.concat(Stream.of(reversal), older.stream()).toList();
        }
    }
}
