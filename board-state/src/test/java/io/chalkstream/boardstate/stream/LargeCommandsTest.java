package io.chalkstream.boardstate.stream;

import static io.chalkstream.boardstate.board.Samples.ANA;
import static io.chalkstream.boardstate.board.Samples.BEN;
import static io.chalkstream.boardstate.board.Samples.T0;
import static io.chalkstream.boardstate.board.Samples.edit;
import static io.chalkstream.boardstate.board.Samples.put;
import static io.chalkstream.boardstate.board.Samples.stroke;
import static io.chalkstream.boardstate.board.Samples.text;
import static io.chalkstream.boardstate.board.Samples.undo;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.boardstate.board.CommandScripts;
import io.chalkstream.boardstate.board.CommandScripts.Timed;
import io.chalkstream.boardstate.board.EventHistory;
import io.chalkstream.boardstate.board.LargeCommand;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LargeCommandsTest {
    private static final String BOARD = "b1";
    private static final int STROKES = 40;
    private static final long NONE = Long.MAX_VALUE;
    private static final long EVERY = -1;
    /** It forgets all the time. */
    private static final EventHistory SHORT_HISTORY = new EventHistory(70, Duration.ofDays(1_000));

    @Provide
    Arbitrary<List<Timed>> scripts() {
        return CommandScripts.scripts();
    }

    /** Whether a step is done, or the process replaced, before the next command comes. */
    @Provide
    Arbitrary<List<Integer>> interruptions() {
        return Arbitraries.integers().between(0, 3).list().ofSize(60);
    }

    @Property(tries = 60)
    void O6_sliced_commands_give_the_records_and_the_board_of_unsliced_ones_whenever_a_process_is_replaced(
            @ForAll("scripts") List<Timed> script, @ForAll("interruptions") List<Integer> interruptions) {
        var whole = new ProcessorHarness(NONE, SHORT_HISTORY);
        var sliced = new ProcessorHarness(EVERY, SHORT_HISTORY);
        for (int i = 0; i < script.size(); i++) {
            var timed = script.get(i);
            whole.send(BOARD, timed.command(), timed.at());
            sliced.send(BOARD, timed.command(), timed.at());
            interrupt(sliced, interruptions.get(i));
        }
        sliced.finish();

        assertThat(sliced.published()).isEqualTo(whole.published());
        assertThat(sliced.stored()).isEqualTo(whole.stored());
    }

    private static void interrupt(ProcessorHarness harness, int how) {
        if (how == 1 || how == 3) {
            harness.step();
        }
        if (how >= 2) {
            harness.restart();
        }
    }

    /** Strokes of 5,000 points each: a change of all of them takes several events. */
    private static List<BoardCommand> largeBoard() {
        var commands = new ArrayList<BoardCommand>();
        for (int i = 0; i < STROKES; i++) {
            commands.add(edit(ANA, i + 1, put(stroke("s" + i, points(i)))));
        }
        commands.add(edit(ANA, STROKES + 1, new Change.Clear()));
        commands.add(edit(ANA, STROKES + 2, new Change.Restore(STROKES)));
        commands.add(undo(ANA, 1_000, STROKES + 1, new Reversal.Events(STROKES + 1, STROKES + 4)));
        commands.add(edit(ANA, STROKES + 3, new Change.TakeBack(ANA.user(), 2, null)));
        commands.add(edit(ANA, STROKES + 4, new Change.Restore(5)));
        commands.add(edit(ANA, STROKES + 5, new Change.Delete()));
        commands.add(edit(ANA, STROKES + 6, put(text("after"))));
        return commands;
    }

    private static Value.Points points(int seed) {
        double[] coordinates = new double[15_000];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = seed + 1_000 + i % 100;
        }
        return new Value.Points(coordinates);
    }

    @Example
    void O6_effects_of_several_events_are_the_same_with_a_replaced_process_after_each_step() {
        var whole = new ProcessorHarness(NONE, SHORT_HISTORY);
        var sliced = new ProcessorHarness(LargeCommand.MAX_BYTES, SHORT_HISTORY);
        int steps = 0;
        long at = T0;
        for (var command : largeBoard()) {
            at++;
            whole.send(BOARD, command, at);
            sliced.send(BOARD, command, at);
            while (sliced.isBusy()) {
                sliced.step();
                sliced.restart();
                steps++;
            }
        }

        assertThat(sliced.published()).isEqualTo(whole.published());
        assertThat(sliced.stored()).isEqualTo(whole.stored());
        assertThat(steps).as("more steps than large commands").isGreaterThan(8);
    }

    @Example
    void other_boards_are_served_between_the_steps_and_a_step_publishes_one_event() {
        var harness = new ProcessorHarness(LargeCommand.MAX_BYTES, SHORT_HISTORY);
        long at = T0;
        for (var command : largeBoard().subList(0, STROKES)) {
            harness.send(BOARD, command, ++at);
        }
        harness.send(BOARD, edit(ANA, STROKES + 1, new Change.Clear()), ++at);
        int steps = 0;
        while (harness.isBusy()) {
            int before = harness.published(Topic.BOARD_EVENTS).size();
            harness.step();
            assertThat(harness.published(Topic.BOARD_EVENTS).size() - before).isLessThanOrEqualTo(1);
            String other = "other" + steps;
            harness.send(other, edit(BEN, 1, put(text("e1"))), ++at);
            assertThat(harness.published()).last().asString().contains(other);
            steps++;
        }
        assertThat(steps).isGreaterThan(1);
    }

    @Example
    void G8_commands_during_a_large_one_wait_and_are_decided_in_order_with_their_own_time() {
        var harness = new ProcessorHarness(EVERY, SHORT_HISTORY);
        harness.send(BOARD, edit(ANA, 1, put(text("e1"))), T0);
        harness.send(BOARD, edit(ANA, 2, new Change.Clear()), T0 + 1);
        harness.send(BOARD, edit(BEN, 1, put(text("e2"))), T0 + 2);
        harness.send(BOARD, edit(BEN, 2, put(text("e3"))), T0 + 3);

        assertThat(harness.published(Topic.BOARD_EVENTS)).hasSize(1);
        assertThat(harness.stored()).doesNotContainKey(BoardKeys.dedupState(BOARD, BEN.client()));
        harness.finish();

        assertThat(harness.published(Topic.BOARD_EVENTS))
                .extracting(line -> line.split(" ", 4)[2])
                .containsExactly("" + T0, "" + (T0 + 1), "" + (T0 + 2), "" + (T0 + 3));
    }

    @Example
    void G2_readers_wait_for_the_large_and_the_waiting_commands_of_their_board_also_after_a_takeover() {
        var harness = new ProcessorHarness(EVERY, SHORT_HISTORY);
        harness.send(BOARD, edit(ANA, 1, put(text("e1"))), T0);
        assertThat(harness.reader(BOARD)).isCompleted();
        harness.send(BOARD, edit(ANA, 2, new Change.Clear()), T0 + 1);
        var large = harness.reader(BOARD);
        harness.send(BOARD, edit(BEN, 1, put(text("e2"))), T0 + 2);
        var behind = harness.reader(BOARD);
        harness.send("other", edit(BEN, 1, put(text("e2"))), T0 + 3);

        assertThat(harness.reader("other")).isCompleted();
        assertThat(large).isNotDone();
        while (!large.isDone()) {
            assertThat(behind).isNotDone();
            harness.step();
        }
        assertThat(harness.stored()).doesNotContainKey(BoardKeys.element(BOARD, "e1"));
        assertThat(harness.stored()).doesNotContainKey(BoardKeys.element(BOARD, "e2"));
        assertThat(behind).isNotDone();

        harness.restart();
        var successor = harness.reader(BOARD);
        assertThat(behind).isCompletedExceptionally();
        assertThat(successor).isNotDone();
        harness.finish();

        assertThat(successor).isCompleted();
        assertThat(harness.stored()).containsKey(BoardKeys.element(BOARD, "e2"));
    }

    @Example
    void G2_a_board_that_was_deleted_can_be_read_while_its_contents_go() {
        var harness = new ProcessorHarness(EVERY, SHORT_HISTORY);
        harness.send(BOARD, edit(ANA, 1, put(text("e1"))), T0);
        harness.send(BOARD, edit(ANA, 2, new Change.Delete()), T0 + 1);

        assertThat(harness.isBusy()).isTrue();
        assertThat(harness.reader(BOARD)).isCompleted();
    }

    @Example
    void a_board_that_is_being_deleted_is_empty_at_once_and_its_contents_go_in_bounded_steps() {
        var harness = new ProcessorHarness(LargeCommand.MAX_BYTES, new EventHistory(10_000, Duration.ofDays(9)));
        int elements = 3 * ContentsRemover.ENTRIES_PER_STEP / 2;
        for (int i = 0; i < elements; i++) {
            harness.send(BOARD, edit(ANA, i + 1, put(text("e" + i))), T0 + i);
        }
        harness.send(BOARD, edit(ANA, elements + 1, new Change.Delete()), T0 + elements);

        assertThat(new StreamsBoardStore(BOARD, harness.store()).head().seq()).isZero();
        harness.send(BOARD, edit(BEN, 1, put(text("new"))), T0 + elements + 1);
        int before =
                harness.store().approximateNumEntries() > 0 ? harness.stored().size() : 0;
        harness.step();
        assertThat(before - harness.stored().size()).isEqualTo(ContentsRemover.ENTRIES_PER_STEP);
        harness.restart();
        assertThat(harness.finish()).isLessThanOrEqualTo(6);

        assertThat(new StreamsBoardStore(BOARD, harness.store()).elements().keySet())
                .isEqualTo(Set.of("new"));
        assertThat(harness.stored().keySet()).hasSize(5);
    }

    @Example
    void a_board_with_too_many_waiting_commands_refuses_more_without_remembering_it() {
        var harness = new ProcessorHarness(EVERY, SHORT_HISTORY);
        harness.send(BOARD, edit(ANA, 1, new Change.Clear()), T0);
        for (int i = 0; i < WaitingCommands.MAX_COMMANDS; i++) {
            harness.send(BOARD, edit(BEN, i + 1, put(text("e" + i % 5))), T0);
        }
        assertThat(harness.published()).isEmpty();

        harness.send(BOARD, edit(BEN, WaitingCommands.MAX_COMMANDS + 1, put(text("late"))), T0);

        assertThat(harness.published()).singleElement().asString().contains("unavailable");
        harness.finish();
        int before = harness.published(Topic.BOARD_EVENTS).size();
        harness.send(BOARD, edit(BEN, WaitingCommands.MAX_COMMANDS + 1, put(text("late"))), T0);
        assertThat(harness.published(Topic.BOARD_EVENTS))
                .hasSize(before + 1)
                .last()
                .asString()
                .contains("accepted");
    }

    @Example
    void boards_take_turns() {
        var harness = new ProcessorHarness(EVERY, SHORT_HISTORY);
        harness.send("b2", edit(ANA, 1, put(text("e1"))), T0);
        harness.send("b2", edit(ANA, 2, new Change.Clear()), T0);
        harness.send("b1", edit(ANA, 1, put(text("e1"))), T0);
        harness.send("b1", edit(ANA, 2, new Change.Clear()), T0);

        harness.step();
        assertThat(harness.published(Topic.BOARD_EVENTS)).last().asString().contains("board-events b2");
        harness.step();
        assertThat(harness.published(Topic.BOARD_EVENTS)).last().asString().contains("board-events b1");
    }

    @Example
    void a_missing_event_makes_a_board_read_only_until_it_is_deleted_without_remembered_refusals() {
        var harness = new ProcessorHarness(NONE, SHORT_HISTORY);
        for (int i = 1; i <= 5; i++) {
            harness.send(BOARD, edit(ANA, i, put(text("e" + i))), T0);
        }
        harness.store().delete(BoardKeys.event(BOARD, 3));

        harness.send(BOARD, edit(ANA, 6, new Change.Restore(1)), T0);
        harness.restart();
        harness.send(BOARD, edit(BEN, 1, put(text("new"))), T0);

        assertThat(harness.published(Topic.BOARD_EVENTS)).hasSize(5);
        assertThat(harness.published(Topic.FANOUT).subList(5, 7))
                .allSatisfy(line -> assertThat(line).contains("\"code\":\"unavailable\""));
        assertThat(harness.registry().counter("chalkstream.board.damaged").count())
                .isGreaterThanOrEqualTo(1);

        harness.send(BOARD, edit(ANA, 6, new Change.Delete()), T0);
        harness.send(BOARD, edit(BEN, 1, put(text("new"))), T0);
        assertThat(harness.published(Topic.BOARD_EVENTS)).hasSize(7);
        assertThat(harness.stored()).doesNotContainKey(BoardKeys.damage(BOARD));
    }

    @Example
    void a_hole_that_a_reader_has_found_makes_the_board_read_only_and_raises_the_alarm_once() {
        var harness = new ProcessorHarness(NONE, SHORT_HISTORY);
        harness.send(BOARD, edit(ANA, 1, put(text("e1"))), T0);

        harness.reportDamage(BOARD, "event 3 is missing");
        harness.reportDamage("b2", "event 1 is missing");
        harness.step();
        harness.reportDamage(BOARD, "event 3 is missing");
        harness.step();
        harness.send(BOARD, edit(BEN, 1, put(text("new"))), T0);

        assertThat(harness.registry().counter("chalkstream.board.damaged").count())
                .isEqualTo(2);
        assertThat(harness.published(Topic.FANOUT)).last().asString().contains("\"code\":\"unavailable\"");
        assertThat(harness.stored())
                .containsKey(BoardKeys.damage(BOARD))
                .as("there is nothing on it")
                .doesNotContainKey(BoardKeys.damage("b2"));
    }
}
