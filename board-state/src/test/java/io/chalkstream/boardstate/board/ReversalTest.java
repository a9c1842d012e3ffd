package io.chalkstream.boardstate.board;

import static io.chalkstream.boardstate.board.Samples.ANA;
import static io.chalkstream.boardstate.board.Samples.BEN;
import static io.chalkstream.boardstate.board.Samples.edit;
import static io.chalkstream.boardstate.board.Samples.part;
import static io.chalkstream.boardstate.board.Samples.put;
import static io.chalkstream.boardstate.board.Samples.remove;
import static io.chalkstream.boardstate.board.Samples.set;
import static io.chalkstream.boardstate.board.Samples.text;
import static io.chalkstream.boardstate.board.Samples.undo;
import static io.chalkstream.boardstate.board.Samples.x;
import static io.chalkstream.boardstate.board.Samples.xy;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Paper;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.DecisionVersion;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.Reversals;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReversalTest {
    private final TestBoard board = new TestBoard();

    @Test
    void U4_a_created_element_is_removed_if_it_is_still_as_it_was_put() {
        board.accept(edit(ANA, 1, put(text("e1"))));

        var event = board.accept(undo(ANA, 7, 1, new Reversal.Withdraw(text("e1"))));

        assertThat(event.changes()).containsExactly(new AppliedChange.Removed(text("e1")));
        assertThat(event.reverses()).isEqualTo(new ReversalOf(ReversalOf.Direction.UNDO, 1));
        assertThat(event.op()).isEqualTo(7);
        assertThat(board.store().elements()).isEmpty();
    }

    @Test
    void U4_a_created_element_that_somebody_has_liked_since_is_removed_from_version_2_on() {
        board.accept(edit(ANA, 1, put(text("e1"))));
        board.accept(edit(BEN, 1, new Change.Like("e1", true, null)));
        var withdraw = List.<Reversal>of(new Reversal.Withdraw(text("e1")));
        var of = new ReversalOf(ReversalOf.Direction.UNDO, 1);
        board.refuse(new BoardCommand.Reverse(ANA, 7, of, withdraw), ErrorCode.NOTHING_TO_REVERSE);

        var event = board.accept(new BoardCommand.Reverse(ANA, 8, 2, of, withdraw));

        assertThat(board.store().elements()).isEmpty();
        board.accept(new BoardCommand.Reverse(
                ANA, 9, 2, new ReversalOf(ReversalOf.Direction.REDO, event.seq()), Reversals.of(event.changes())));
        assertThat(board.store().element("e1")).isEqualTo(text("e1").withLike(BEN.user(), true));
    }

    @Test
    void U4_a_created_element_that_has_been_changed_stays() {
        board.accept(edit(ANA, 1, put(text("e1"))));
        board.accept(edit(BEN, 1, set("e1", x(1))));

        board.refuse(undo(ANA, 7, 1, new Reversal.Withdraw(text("e1"))), ErrorCode.NOTHING_TO_REVERSE);
    }

    @Test
    void U5_each_property_is_reversed_if_it_still_has_the_persons_value() {
        board.accept(edit(ANA, 1, put(text("e1"))));
        board.accept(edit(ANA, 2, set("e1", xy(5, 6))));
        board.accept(edit(BEN, 1, set("e1", x(9))));

        var event = board.accept(undo(ANA, 1, 2, new Reversal.Revert("e1", xy(0, 0), xy(5, 6))));

        assertThat(board.store().element("e1")).isEqualTo(text("e1").with(xy(9, 0)));
        assertThat(event.changes()).hasSize(1);
    }

    @Test
    void B17_U13_the_paper_goes_back_if_it_is_still_the_one_that_the_person_chose() {
        board.accept(paper(1, Paper.STAFF));
        board.accept(paper(2, Paper.AXES));
        board.refuse(undo(ANA, 7, 1, new Reversal.Repaper(Paper.DOTS, Paper.STAFF)), ErrorCode.NOTHING_TO_REVERSE);

        var event = board.accept(undo(ANA, 8, 2, new Reversal.Repaper(Paper.STAFF, Paper.AXES)));

        assertThat(event.changes()).containsExactly(new AppliedChange.PaperSet(Paper.STAFF, Paper.AXES));
        board.accept(new BoardCommand.Edit(ANA, 3, DecisionVersion.LATEST, List.of(new Change.Restore(0))));
        assertThat(board.store().head().contents().info().chosenPaper()).isEqualTo(Paper.DOTS);
    }

    @Test
    void V9_before_version_2_there_is_no_choice_of_paper() {
        board.refuse(
                new BoardCommand.Edit(ANA, 1, null, List.of(new Change.SetPaper(Paper.PLAIN))), ErrorCode.UNKNOWN_KIND);
    }

    private static BoardCommand.Edit paper(long op, Paper paper) {
        return new BoardCommand.Edit(ANA, op, DecisionVersion.LATEST, List.of(new Change.SetPaper(paper)));
    }

    @Test
    void U19_a_cut_stroke_comes_back_only_if_all_of_its_remains_are_as_they_were() {
        var replace = new Reversal.Replace(List.of(part("p", "s"), part("q", "s")), List.of(part("s", "")));
        board.accept(edit(ANA, 1, put(part("p", "s")), put(part("q", "s"))));
        board.accept(edit(BEN, 1, set("q", x(9))));
        board.refuse(undo(ANA, 7, 1, replace), ErrorCode.NOTHING_TO_REVERSE);
        board.accept(edit(BEN, 2, set("q", x(0))));
        board.accept(edit(BEN, 3, put(part("s", ""))));
        board.refuse(undo(ANA, 8, 1, replace), ErrorCode.NOTHING_TO_REVERSE);
        board.accept(edit(BEN, 4, remove("s")));

        board.accept(undo(ANA, 9, 1, replace));

        assertThat(board.store().elements()).containsOnlyKeys("s");
    }

    @Test
    void U5_a_change_of_a_removed_element_is_not_reversed() {
        board.accept(edit(ANA, 1, put(text("e1")), set("e1", x(1))));
        board.accept(edit(BEN, 1, remove("e1")));

        board.refuse(undo(ANA, 1, 1, new Reversal.Revert("e1", x(0), x(1))), ErrorCode.NOTHING_TO_REVERSE);
    }

    @Test
    void U6_a_removed_element_is_restored_if_its_id_is_free() {
        board.accept(edit(ANA, 1, put(text("e1"))));
        board.accept(edit(ANA, 2, remove("e1")));

        var event = board.accept(undo(ANA, 1, 2, new Reversal.Restore(text("e1"))));

        assertThat(event.changes()).containsExactly(new AppliedChange.Added(text("e1")));
        assertThat(board.store().head().contents().elements()).isEqualTo(1);
    }

    @Test
    void U6_a_removed_element_stays_removed_if_its_id_is_taken() {
        board.accept(edit(ANA, 1, put(text("e1"))));

        board.refuse(undo(ANA, 1, 1, new Reversal.Restore(text("e1", 3, "old"))), ErrorCode.NOTHING_TO_REVERSE);
    }

    @Test
    void U7_a_reversal_that_would_change_nothing_has_no_effect() {
        board.accept(edit(ANA, 1, put(text("e1", 4, "t"))));
        board.accept(edit(ANA, 2, set("e1", x(4))));

        board.refuse(undo(ANA, 1, 2, new Reversal.Revert("e1", x(4), x(4))), ErrorCode.NOTHING_TO_REVERSE);
    }

    @Test
    void U7_of_several_reversals_the_possible_ones_take_effect() {
        board.accept(edit(ANA, 1, put(text("e1")), put(text("e2"))));
        board.accept(edit(BEN, 1, remove("e1")));

        var event = board.accept(undo(ANA, 1, 1, new Reversal.Withdraw(text("e2")), new Reversal.Withdraw(text("e1"))));

        assertThat(event.changes()).containsExactly(new AppliedChange.Removed(text("e2")));
    }

    @Test
    void B5_reversals_see_each_other() {
        board.accept(edit(ANA, 1, put(text("e1")), set("e1", x(1))));

        board.accept(undo(ANA, 1, 1, new Reversal.Revert("e1", x(0), x(1)), new Reversal.Withdraw(text("e1"))));

        assertThat(board.store().elements()).isEmpty();
    }

    @Test
    void B6_a_removed_element_is_not_restored_to_a_full_board() {
        long op = 0;
        for (int first = 0; first < Limits.ELEMENTS_PER_BOARD; first += Limits.CHANGES_PER_OP) {
            board.accept(new BoardCommand.Edit(
                    ANA,
                    ++op,
                    DecisionVersion.LATEST,
                    IntStream.range(first, first + Limits.CHANGES_PER_OP)
                            .mapToObj(n -> put(text("e" + n)))
                            .toList()));
        }

        board.refuse(undo(BEN, 1, 1, new Reversal.Restore(text("old"))), ErrorCode.OVER_LIMIT);
    }

    @Test
    void E4_numbers_of_reversals_grow_with_gaps_and_lower_ones_have_no_second_effect() {
        board.accept(edit(ANA, 1, put(text("e1"))));
        var withdraw = undo(ANA, 1_000, 1, new Reversal.Withdraw(text("e1")));
        board.accept(withdraw);
        var restore = undo(ANA, 3_000, 2, new Reversal.Restore(text("e1")));
        board.accept(restore);

        assertThat(board.send(withdraw)).isEqualTo(new Decision.Duplicate(null));
        assertThat(board.send(restore)).isEqualTo(new Decision.Duplicate(null));
        assertThat(board.store().elements()).containsOnlyKeys("e1");
    }

    @Test
    void E4_a_repeated_refused_reversal_gets_the_same_refusal() {
        var command = undo(ANA, 1_000, 1, new Reversal.Withdraw(text("e1")));
        var first = board.refuse(command, ErrorCode.NOTHING_TO_REVERSE);
        board.accept(edit(ANA, 1, put(text("e1"))));

        assertThat(board.send(command)).isEqualTo(new Decision.Duplicate(first.outcome()));
        assertThat(first.outcome().reverses()).isEqualTo(command.of());
    }
}
