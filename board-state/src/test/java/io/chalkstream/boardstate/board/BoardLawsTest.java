package io.chalkstream.boardstate.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.boardstate.board.CommandScripts.Timed;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.outcome.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
    void O1_events_are_numbered_without_a_hole(@ForAll("scripts") List<Timed> script) {
        var events = events(run(new InMemoryBoardStore(), script));

        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).seq()).isEqualTo(i + 1);
            assertThat(events.get(i).epoch()).isEqualTo(events.get(0).epoch());
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
        before.forEach(event -> Applier.apply(replayed, event));
        after.forEach(event -> Applier.apply(replayed, event));
        after.forEach(event -> Applier.apply(snapshot, event));

        assertThat(snapshot.elements()).isEqualTo(board.elements());
        assertThat(snapshot.head()).isEqualTo(board.head());
        assertThat(replayed.elements()).isEqualTo(board.elements());
        assertThat(replayed.head()).isEqualTo(board.head());
        assertThat(board.head().elements()).isEqualTo(board.elements().size());
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
    void E4_an_operation_that_comes_again_gets_its_first_outcome(@ForAll("scripts") List<Timed> script) {
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

    private static String name(Timed timed) {
        return timed.command().session() + " " + timed.command().op();
    }

    private static Decision decide(BoardStore board, Timed timed) {
        var decision = Decider.decide(board, timed.command(), timed.at());
        BoardWriter.carryOut(board, timed.command(), decision, timed.at());
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
                .map(decision -> ((Decision.Accepted) decision).event())
                .toList();
    }

    /** All that the decisions say, as the JSON of their outcomes. */
    private static List<String> bytes(List<Decision> decisions) {
        return decisions.stream()
                .map(decision -> decision instanceof Decision.Accepted accepted
                        ? new String(Json.bytes(accepted.event()), StandardCharsets.UTF_8)
                        : decision.toString())
                .toList();
    }
}
