package io.chalkstream.undo.history;

import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.outcome.AppliedChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the reversals of an operation from its changes. */
final class Reversals {

    private Reversals() {}

    /**
     * What takes {@code changes} back, newest first. An operation may change an element several times, but a reversal's
     * condition holds for the element as the operation left it: so the changes of each element become one.
     */
    static List<Reversal> of(List<AppliedChange> changes) {
        var byElement = new LinkedHashMap<String, List<Reversal>>();
        for (var applied : changes) {
            String id = applied.change().id();
            List<Reversal> earlier = byElement.remove(id);
            byElement.put(id, applied.match(new AfterEarlier(earlier == null ? List.of() : earlier)));
        }
        var newestFirst = new ArrayList<>(byElement.values());
        Collections.reverse(newestFirst);
        return newestFirst.stream().flatMap(List::stream).toList();
    }

    /** Reverses a change and the earlier ones of the same element, whose reversals are given, in one go. */
    private record AfterEarlier(List<Reversal> earlier) implements AppliedChange.Cases<List<Reversal>> {

        @Override
        public List<Reversal> added(AppliedChange.Added added) {
            return newest() instanceof Reversal.Restore restore
                            && restore.element().equals(added.element())
                    ? older()
                    : before(new Reversal.Withdraw(added.element()), earlier);
        }

        @Override
        public List<Reversal> updated(AppliedChange.Updated updated) {
            var newest = newest();
            if (newest instanceof Reversal.Withdraw withdraw) {
                var element = withdraw.element().with(updated.props());
                return new AfterEarlier(older()).added(new AppliedChange.Added(element));
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
            var newest = newest();
            if (newest instanceof Reversal.Withdraw) {
                return older();
            }
            var element =
                    newest instanceof Reversal.Revert revert ? removed.element().with(revert.to()) : removed.element();
            return List.of(new Reversal.Restore(element));
        }

        private @Nullable Reversal newest() {
            return earlier.isEmpty() ? null : earlier.get(0);
        }

        private List<Reversal> older() {
            return earlier.subList(1, earlier.size());
        }

        private static List<Reversal> reverting(String id, Props to, Props from, List<Reversal> older) {
            var changed = to.names().stream()
                    .filter(name -> !to.get(name).equals(from.get(name)))
                    .collect(Collectors.toSet());
            return changed.isEmpty()
                    ? older
                    : before(new Reversal.Revert(id, to.only(changed), from.only(changed)), older);
        }

        private static List<Reversal> before(Reversal reversal, List<Reversal> older) {
            return Stream.concat(Stream.of(reversal), older.stream()).toList();
        }
    }
}
