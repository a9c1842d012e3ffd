package io.chalkstream.boardstate.board;

import static io.chalkstream.boardstate.board.Samples.HISTORY;
import static io.chalkstream.boardstate.board.Samples.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.boardstate.board.CommandScripts.Timed;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.outcome.Reversals;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

class BoardLawsTest {

    @Provide
    Arbitrary<List<Timed>> scripts() {
        return CommandScripts.scripts();
    }

    @Property
    void O1_events_are_numbered_without_a_gap(@ForAll("scripts") List<Timed> script) {
        var events = events(run(new InMemoryBoardStore(), script));

        for (int i = 1; i < events.size(); i++) {
            var before = events.get(i - 1);
            var event = events.get(i);
            if (before.changes().contains(new AppliedChange.Deleted())) {
                assertThat(event.seq()).isEqualTo(1);
                assertThat(event.epoch()).isGreaterThan(before.epoch());
            } else {
                assertThat(event.seq()).isEqualTo(before.seq() + 1);
                assertThat(event.epoch()).isEqualTo(before.epoch());
            }
        }
    }

    @Property
    void a_snapshot_and_the_events_after_it_give_the_same_board_as_all_events(
            @ForAll("scripts") List<Timed> script, @ForAll @IntRange(max = 60) int cut) {
        int first = Math.min(cut, script.size());
        var board = new InMemoryBoardStore();
        var before = events(run(board, script.subList(0, first)));
        var snapshot = board.copy();
        var after = events(run(board, script.subList(first, script.size())));

        var replayed = new InMemoryBoardStore();
        before.forEach(event -> EventApplier.apply(replayed, event));
        after.forEach(event -> EventApplier.apply(replayed, event));
        after.forEach(event -> EventApplier.apply(snapshot, event));

        assertThat(snapshot.elements()).isEqualTo(board.elements());
        assertThat(snapshot.head()).isEqualTo(board.head());
        assertThat(replayed.elements()).isEqualTo(board.elements());
        assertThat(replayed.head()).isEqualTo(board.head());
        assertThat(board.head().contents().elements())
                .isEqualTo(board.elements().size());
        assertThat(board.head().contents().bytes())
                .isEqualTo(board.elements().values().stream()
                        .mapToLong(Element::bytes)
                        .sum());
    }

    @Property
    void O5_reprocessing_from_any_point_gives_the_same_bytes(
            @ForAll("scripts") List<Timed> script, @ForAll @IntRange(max = 60) int cut) {
        int first = Math.min(cut, script.size());
        var board = new InMemoryBoardStore();
        run(board, script.subList(0, first));
        var takenOver = board.copy();
        var rest = script.subList(first, script.size());

        assertThat(bytes(run(takenOver, rest))).isEqualTo(bytes(run(board, rest)));
        assertThat(takenOver).usingRecursiveComparison().isEqualTo(board);
    }

    @Property
    void E4_no_operation_takes_effect_twice(@ForAll("scripts") List<Timed> script) {
        var board = new InMemoryBoardStore();
        var effective = new HashSet<String>();
        for (var timed : script) {
            var decision = decide(board, timed);
            if (decision instanceof Decision.Accepted) {
                assertThat(effective.add(name(timed))).isTrue();
            }
            Statistics.label("decisions").collect(decision.getClass().getSimpleName());
        }
    }

    @Property
    void E4_a_repeated_operation_gets_its_first_outcome(@ForAll("scripts") List<Timed> script) {
        var board = new InMemoryBoardStore();
        var first = new HashMap<String, Decision>();
        for (var timed : script) {
            var decision = decide(board, timed);
            if (decision instanceof Decision.Duplicate again) {
                var expected = first.get(name(timed)) instanceof Decision.Refused refused ? refused.outcome() : null;
                assertThat(again.refusal()).isEqualTo(expected);
            } else if (!(decision instanceof Decision.Refused refused) || refused.remembered()) {
                first.put(name(timed), decision);
            }
        }
    }

    @Property
    void H2_the_board_can_be_read_as_of_each_event_of_its_epoch(@ForAll("scripts") List<Timed> script) {
        var board = new InMemoryBoardStore();
        var life = new TreeMap<Long, SortedMap<String, Element>>();
        for (var timed : script) {
            decide(board, timed);
            life.tailMap(board.head().seq(), true).clear();
            life.put(board.head().seq(), board.elements());
        }

        life.forEach((seq, elements) ->
                assertThat(EventHistory.at(board, seq).elements()).isEqualTo(elements));
    }

    @Property
    void H3_a_restore_gives_the_earlier_board_and_its_undo_the_later_one(
            @ForAll("scripts") List<Timed> script, @ForAll @IntRange(max = 60) int past) {
        var board = new TestBoard();
        script.forEach(timed -> board.at(timed.at()).send(timed.command()));
        var teacher = Samples.author("tea");
        long seq = Math.min(past, board.store().head().seq());
        var then = EventHistory.at(board.store(), seq).elements();
        var now = board.store().elements();

        var event = board.accept(edit(teacher, 1, new Change.Restore(seq)));
        assertThat(board.store().elements()).isEqualTo(then);

        var reversals = Reversals.of(event.changes());
        if (!reversals.isEmpty()) {
            board.accept(new BoardCommand.Reverse(
                    teacher, 1, new ReversalOf(ReversalOf.Direction.UNDO, event.seq()), reversals));
        }
        assertThat(board.store().elements()).isEqualTo(now);
    }

    @Property
    void U16_the_undo_of_a_takeback_restores_the_board(
            @ForAll("scripts") List<Timed> script, @ForAll @IntRange(min = 1, max = 20) int last) {
        var board = new TestBoard();
        script.forEach(timed -> board.at(timed.at()).send(timed.command()));
        var teacher = Samples.author("tea");
        var before = board.store().elements();

        var decision = board.send(edit(teacher, 1, new Change.TakeBack(Samples.BEN.user(), last, null)));
        if (decision instanceof Decision.Accepted accepted) {
            var event = accepted.last();
            board.accept(new BoardCommand.Reverse(
                    teacher, 1, new ReversalOf(ReversalOf.Direction.UNDO, event.seq()), Reversals.of(event.changes())));
        }

        assertThat(board.store().elements()).isEqualTo(before);
    }

    private static String name(Timed timed) {
        return timed.command().opSequence() + " " + timed.command().op();
    }

    private static Decision decide(BoardStore board, Timed timed) {
        var decision = Decider.decide(board, timed.command(), timed.at());
        BoardWriter.apply(board, timed.command(), decision, timed.at(), HISTORY);
        return decision;
    }

    private static List<Decision> run(BoardStore board, List<Timed> script) {
        var decisions = new ArrayList<Decision>();
        script.forEach(timed -> decisions.add(decide(board, timed)));
        return decisions;
    }

    private static List<Outcome.Accepted> events(List<Decision> decisions) {
        return decisions.stream()
                .filter(Decision.Accepted.class::isInstance)
                .flatMap(decision -> ((Decision.Accepted) decision).events().stream())
                .toList();
    }

    /** All that the decisions say, as the JSON of their outcomes. */
    private static List<String> bytes(List<Decision> decisions) {
        return decisions.stream()
                .map(decision -> decision instanceof Decision.Accepted accepted
                        ? new String(Json.bytes(accepted.events()), StandardCharsets.UTF_8)
                        : decision.toString())
                .toList();
    }
}
