package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.command.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random commands of a few clients to one board, as the topic may hold them: with operations that come again, that come
 * too early, and that contradict each other.
 */
public final class CommandScripts {
    /** A command and the timestamp of its record. */
    public record Timed(BoardCommand command, long at) {}

    private enum Way {
        NEXT,
        AGAIN,
        TOO_EARLY
    }

    private record Step(Author author, Way way, List<Change> changes, List<Reversal> reversals, long millis) {}

    private CommandScripts() {}

    public static Arbitrary<List<Timed>> scripts() {
        return steps().list().ofMinSize(1).ofMaxSize(60).map(CommandScripts::timed);
    }

    private static Arbitrary<Step> steps() {
        var authors = Arbitraries.of(
                Samples.author("ana", Role.TEACHER),
                Samples.author("ben", Role.TEACHER),
                Samples.author("cho", Role.STUDENT),
                Samples.author("dia", Role.VIEWER));
        var ways = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just(Way.NEXT)),
                Tuple.of(3, Arbitraries.just(Way.AGAIN)),
                Tuple.of(1, Arbitraries.just(Way.TOO_EARLY)));
        var reversals = Arbitraries.oneOf(
                reversals().list().ofMinSize(1).ofMaxSize(3),
                Arbitraries.just(List.<Reversal>of()),
                Arbitraries.just(List.<Reversal>of()));
        return Combinators.combine(
                        authors,
                        ways,
                        together(),
                        reversals,
                        Arbitraries.longs().between(0, 60_000))
                .as(Step::new);
    }

    private static Arbitrary<String> ids() {
        return Arbitraries.of("e1", "e2", "e3", "e4", "e5");
    }

    private static Arbitrary<Double> values() {
        return Arbitraries.of(0.0, 1.0, 2.5);
    }

    private static Arbitrary<Change> changes() {
        var puts = Combinators.combine(ids(), values()).as((id, x) -> Samples.put(Samples.text(id, x, "text")));
        var sets = Combinators.combine(ids(), values(), values()).as((id, x, y) -> Samples.set(id, Samples.xy(x, y)));
        var removes = ids().map(Samples::remove);
        var likes = Combinators.combine(ids(), switches()).as((id, on) -> (Change) new Change.Like(id, on, null));
        var locks = Combinators.combine(ids(), switches()).as((id, on) -> (Change) new Change.Lock(id, on));
        var freezes = switches().map(on -> (Change) new Change.Freeze(on));
        var hidings = switches().map(on -> (Change) new Change.HideStudents(on));
        var titles = Arbitraries.of("", "Fractions").map(title -> (Change) new Change.Rename(title));
        var clears = Arbitraries.just((Change) new Change.Clear());
        return Arbitraries.frequencyOf(
                Tuple.of(8, puts),
                Tuple.of(6, sets),
                Tuple.of(4, removes),
                Tuple.of(3, likes),
                Tuple.of(2, locks),
                Tuple.of(1, freezes),
                Tuple.of(1, hidings),
                Tuple.of(1, titles),
                Tuple.of(1, clears));
    }

    private static Arbitrary<Boolean> switches() {
        return Arbitraries.of(true, false);
    }

    private static Arbitrary<List<Change>> together() {
        var restores = Arbitraries.longs().between(0, 20).map(seq -> List.<Change>of(new Change.Restore(seq)));
        var takebacks = Combinators.combine(
                        Arbitraries.of(Samples.ANA, Samples.BEN),
                        Arbitraries.integers().between(1, 5))
                .as((author, last) -> List.<Change>of(new Change.TakeBack(author.user(), last, null)));
        var deletes = Arbitraries.just(List.<Change>of(new Change.Delete()));
        return Arbitraries.frequencyOf(
                Tuple.of(30, changes().list().ofMinSize(1).ofMaxSize(2)),
                Tuple.of(2, restores),
                Tuple.of(2, takebacks),
                Tuple.of(1, deletes));
    }

    private static Arbitrary<Reversal> reversals() {
        var elements = Combinators.combine(ids(), values()).as((id, x) -> Samples.text(id, x, "text"));
        var reverts = Combinators.combine(ids(), values(), values())
                .as((id, to, from) -> (Reversal) new Reversal.Revert(id, Samples.x(to), Samples.x(from)));
        var events = Combinators.combine(
                        Arbitraries.longs().between(1, 20), Arbitraries.longs().between(0, 2))
                .as((first, more) -> (Reversal) new Reversal.Events(first, first + more));
        return Arbitraries.oneOf(
                elements.map(Reversal.Withdraw::new), elements.map(Reversal.Restore::new), reverts, events);
    }

    private static List<Timed> timed(List<Step> steps) {
        var sent = new HashMap<String, List<BoardCommand>>();
        var script = new ArrayList<Timed>();
        long now = Samples.T0;
        for (var step : steps) {
            now += step.millis();
            script.add(new Timed(command(step, sent), now));
        }
        return script;
    }

    private static BoardCommand command(Step step, Map<String, List<BoardCommand>> sent) {
        boolean reverse = !step.reversals().isEmpty();
        var earlier = sent.computeIfAbsent(step.author().client() + reverse, sequence -> new ArrayList<>());
        int next = earlier.size() + 1;
        if (step.way() == Way.AGAIN && !earlier.isEmpty()) {
            return earlier.get((int) (step.millis() % earlier.size()));
        }
        if (reverse) {
            var of = new ReversalOf(ReversalOf.Direction.UNDO, 1 + step.millis() % 20);
            return sent(earlier, new BoardCommand.Reverse(step.author(), 1_000L * next, of, step.reversals()));
        }
        return step.way() == Way.TOO_EARLY
                ? new BoardCommand.Edit(step.author(), next + 1, step.changes())
                : sent(earlier, new BoardCommand.Edit(step.author(), next, step.changes()));
    }

    private static BoardCommand sent(List<BoardCommand> earlier, BoardCommand command) {
        earlier.add(command);
        return command;
    }
}
