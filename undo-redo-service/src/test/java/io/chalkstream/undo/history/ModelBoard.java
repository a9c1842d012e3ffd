package io.chalkstream.undo.history;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementMap;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides as board-state does, as far as undoing sees it. */
public final class ModelBoard {
    private static final long EPOCH = 1;

    private final Map<String, Element> elements = new TreeMap<>();
    private final Map<String, Long> lastOps = new HashMap<>();
    private final Map<String, Outcome.Refused> refusals = new HashMap<>();
    private long seq;

    public Map<String, Element> elements() {
        return Map.copyOf(elements);
    }

    /** What is published of it: nothing if the command had taken effect before. */
    public Optional<Outcome> decide(BoardCommand command) {
        String key = command.opSequence() + "/" + command.op();
        if (command.op() <= lastOps.getOrDefault(command.opSequence(), 0L)) {
            return Optional.ofNullable(refusals.get(key));
        }
        lastOps.put(command.opSequence(), command.op());
        var outcome = command instanceof BoardCommand.Edit edit
                ? decideEdit(edit)
                : decideReverse((BoardCommand.Reverse) command);
        if (outcome instanceof Outcome.Refused refused) {
            refusals.put(key, refused);
        }
        return Optional.of(outcome);
    }

    private Outcome decideEdit(BoardCommand.Edit edit) {
        var before = elements();
        var applied = new ArrayList<AppliedChange>();
        for (var change : edit.changes()) {
            var next = apply(change);
            if (next.isEmpty()) {
                elements.clear();
                elements.putAll(before);
                return new Outcome.Refused(edit.author(), edit.op(), null, ErrorCode.UNKNOWN_ELEMENT, "refused");
            }
            applied.add(next.get());
        }
        return accepted(edit, null, applied);
    }

    private Outcome decideReverse(BoardCommand.Reverse reverse) {
        var applied = reverse.reversals().stream()
                .flatMap(reversal -> effects(reversal).stream())
                .flatMap(change -> apply(change).stream())
                .toList();
        return applied.isEmpty()
                ? new Outcome.Refused(
                        reverse.author(), reverse.op(), reverse.of(), ErrorCode.NOTHING_TO_REVERSE, "no effect")
                : accepted(reverse, reverse.of(), applied);
    }

    private Outcome accepted(BoardCommand command, @Nullable ReversalOf reverses, List<AppliedChange> applied) {
        return new Outcome.Accepted(EPOCH, ++seq, 0, command.author(), command.op(), reverses, null, applied);
    }

    private List<Change> effects(Reversal reversal) {
        if (reversal instanceof Reversal.Replace replace) {
            boolean isPossible =
                    replace.elements().stream().allMatch(element -> element.equals(elements.get(element.id())))
                            && replace.by().stream().noneMatch(element -> elements.containsKey(element.id()));
            return !isPossible
                    ? List.of()
                    : Stream.concat(
                                    replace.elements().stream()
                                            .map(element -> (Change) new Change.Remove(element.id())),
                                    replace.by().stream().map(Change.Put::new))
                            .toList();
        }
        return effect(reversal).stream().toList();
    }

    private Optional<Change> effect(Reversal reversal) {
        if (reversal instanceof Reversal.Withdraw withdraw) {
            var element = withdraw.element();
            return element.equals(elements.get(element.id()))
                    ? Optional.of(new Change.Remove(element.id()))
                    : Optional.empty();
        }
        if (reversal instanceof Reversal.Revert revert) {
            var held = held(revert);
            return held.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Change.SetProps(revert.id(), revert.to().only(held)));
        }
        if (reversal instanceof Reversal.Restore restore) {
            return elements.containsKey(restore.element().id())
                    ? Optional.empty()
                    : Optional.of(new Change.Put(restore.element()));
        }
        throw new IllegalArgumentException("this board knows no " + reversal);
    }

    /** The properties that still have the value they are reverted from. */
    private Set<Property> held(Reversal.Revert revert) {
        Set<Property> held = new HashSet<>();
        var element = elements.get(revert.id());
        if (element != null) {
            held.addAll(revert.from().names());
            held.removeIf(
                    name -> !revert.from().get(name).equals(element.props().get(name)));
        }
        return held;
    }

    private Optional<AppliedChange> apply(Change change) {
        var applied = applied(change);
        applied.ifPresent(effect -> effect.applyTo(new ElementMap(elements)));
        return applied;
    }

    private Optional<AppliedChange> applied(Change change) {
        if (change instanceof Change.Put put) {
            return elements.containsKey(put.element().id())
                    ? Optional.empty()
                    : Optional.of(new AppliedChange.Added(put.element()));
        }
        if (change instanceof Change.SetProps set) {
            return Optional.ofNullable(elements.get(set.id()))
                    .map(element -> new AppliedChange.Updated(
                            set.id(),
                            set.props(),
                            element.props().only(set.props().names())));
        }
        if (change instanceof Change.Remove remove) {
            return Optional.ofNullable(elements.get(remove.id())).map(AppliedChange.Removed::new);
        }
        throw new IllegalArgumentException("this board knows no " + change);
    }
}
