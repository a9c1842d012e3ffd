package io.chalkstream.boardstate.board;

import static io.chalkstream.boardstate.board.Samples.ANA;
import static io.chalkstream.boardstate.board.Samples.BEN;
import static io.chalkstream.boardstate.board.Samples.author;
import static io.chalkstream.boardstate.board.Samples.edit;
import static io.chalkstream.boardstate.board.Samples.put;
import static io.chalkstream.boardstate.board.Samples.remove;
import static io.chalkstream.boardstate.board.Samples.set;
import static io.chalkstream.boardstate.board.Samples.text;
import static io.chalkstream.boardstate.board.Samples.undo;
import static io.chalkstream.boardstate.board.Samples.x;
import static io.chalkstream.boardstate.board.Samples.xy;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.ConflictSummary;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.outcome.Reversals;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ana is the teacher, and Ben the one whose changes she takes back. */
class BulkRevertTest {
    private static final Author CHO = author("cho");

    private final TestBoard board = new TestBoard();
    private long bensOps;

    @Test
    void U16_only_the_persons_own_last_changes_are_reverted() {
        ben(put(text("e1")));
        ben(put(text("e2")), put(text("e3")));
        board.accept(edit(CHO, 1, put(text("chos"))));
        ben(put(text("e4")));

        var event = takeBack(1, last(2));

        assertThat(board.store().elements()).containsOnlyKeys("chos", "e1");
        assertThat(event.author()).isEqualTo(ANA);
        assertThat(event.reverses()).isNull();
        assertThat(event.changes()).hasSize(3).hasOnlyElementsOfType(AppliedChange.Removed.class);
    }

    @Test
    void U16_the_changes_of_the_last_minutes_are_reverted() {
        ben(put(text("e1")));
        board.at(Samples.T0 + 60_000);
        ben(put(text("e2")));
        board.at(Samples.T0 + 180_000);

        takeBack(1, minutes(2));

        assertThat(board.store().elements()).containsOnlyKeys("e1");
    }

    @Test
    void U16_several_changes_of_an_element_are_reverted_as_one() {
        board.accept(edit(CHO, 1, put(text("e1"))));
        ben(set("e1", x(1)));
        ben(set("e1", x(2)));

        assertThat(takeBack(1, last(9)).changes()).containsExactly(new AppliedChange.Updated("e1", x(0), x(2)));
    }

    @Test
    void U16_later_changes_by_others_stay_and_are_reported_to_the_teacher() {
        ben(put(text("e1")));
        ben(put(text("e2")));
        ben(set("e2", xy(5, 5)));
        board.accept(edit(CHO, 1, set("e2", x(7))));

        var event = takeBack(1, last(9));

        assertThat(board.store().elements()).containsOnlyKeys("e2");
        assertThat(board.store().element("e2")).isEqualTo(text("e2").with(x(7)));
        assertThat(event.kept()).isEqualTo(new ConflictSummary(1, List.of(CHO.person())));
    }

    @Test
    void U16_a_takeback_restores_the_value_that_another_person_had_set() {
        board.accept(edit(CHO, 1, put(text("e1"))));
        ben(set("e1", x(2)));
        board.accept(edit(CHO, 2, set("e1", x(5))));
        ben(set("e1", x(7)));

        takeBack(1, last(9));

        assertThat(board.store().element("e1")).isEqualTo(text("e1").with(x(5)));
    }

    @Test
    void U16_an_undone_change_is_not_reverted_and_stays_undone() {
        ben(put(text("e1")));
        ben(put(text("e2")));
        ben(put(text("e3")));
        board.accept(undo(BEN, 128, 3, new Reversal.Withdraw(text("e3"))));

        takeBack(1, last(1));

        assertThat(board.store().elements()).containsOnlyKeys("e1");
    }

    @Test
    void U16_a_redone_change_counts_once() {
        ben(put(text("e1")));
        ben(put(text("e2")));
        board.accept(undo(BEN, 128, 2, new Reversal.Withdraw(text("e2"))));
        board.accept(new BoardCommand.Reverse(
                BEN, 256, new ReversalOf(Direction.REDO, 3), List.of(new Reversal.Restore(text("e2")))));

        takeBack(1, last(1));

        assertThat(board.store().elements()).containsOnlyKeys("e1");
    }

    @Test
    void U16_a_takeback_can_be_undone() {
        ben(put(text("e1")));
        ben(set("e1", x(1)), new Change.Like("e1", true, null), new Change.Rename("his"));
        ben(put(text("e2")));
        ben(remove("e1"));
        var before = board.store().elements();

        var event = takeBack(1, minutes(5));
        assertThat(board.store().elements()).isEmpty();
        assertThat(board.store().head().contents().info().title()).isEmpty();
        board.accept(new BoardCommand.Reverse(
                ANA, 128, new ReversalOf(Direction.UNDO, event.seq()), Reversals.of(event.changes())));

        assertThat(board.store().elements()).isEqualTo(before);
        assertThat(board.store().head().contents().info().title()).isEqualTo("his");
    }

    @Test
    void U16_a_takeback_without_effect_is_refused_and_names_the_others() {
        board.accept(edit(ANA, 1, put(text("anas"))));
        board.refuse(edit(ANA, 2, last(5)), ErrorCode.NOTHING_TO_REVERSE);
        ben(put(text("e1")));
        board.accept(edit(CHO, 1, remove("e1")));

        assertThat(board.refuse(edit(ANA, 3, last(5)), ErrorCode.NOTHING_TO_REVERSE)
                        .outcome()
                        .kept())
                .isEqualTo(new ConflictSummary(1, List.of(CHO.person())));
    }

    @Test
    void U16_O6_a_change_of_several_events_counts_once() {
        var large = "x".repeat(9_000);
        for (int op = 0; op < 10; op++) {
            int first = 20 * op;
            ben(IntStream.range(first, first + 20)
                    .mapToObj(n -> put(text("e" + n, 0, large)))
                    .toArray(Change[]::new));
        }
        assertThat(board.acceptAll(edit(BEN, ++bensOps, new Change.Clear()))).hasSizeGreaterThan(1);

        board.acceptAll(edit(ANA, 1, last(1)));

        assertThat(board.store().elements()).hasSize(200);
    }

    @Test
    void U16_V9_a_like_by_somebody_else_keeps_nothing_from_version_2_on() {
        ben(put(text("e1")));
        board.accept(edit(CHO, 1, new Change.Like("e1", true, null)));

        board.refuse(new BoardCommand.Edit(ANA, 1, null, List.of(last(1))), ErrorCode.NOTHING_TO_REVERSE);
        board.accept(new BoardCommand.Edit(ANA, 2, 2, List.of(last(1))));

        assertThat(board.store().elements()).isEmpty();
    }

    @Test
    void U16_what_somebody_else_has_changed_stays_although_it_is_liked() {
        ben(put(text("e1")));
        board.accept(edit(CHO, 1, set("e1", x(7))));
        board.accept(edit(CHO, 2, new Change.Like("e1", true, null)));

        board.refuse(new BoardCommand.Edit(ANA, 1, 2, List.of(last(1))), ErrorCode.NOTHING_TO_REVERSE);

        assertThat(board.store().elements()).containsOnlyKeys("e1");
    }

    private void ben(Change... changes) {
        board.accept(edit(BEN, ++bensOps, changes));
    }

    private Outcome.Accepted takeBack(long op, Change takeBack) {
        return board.accept(edit(ANA, op, takeBack));
    }

    private static Change last(int changes) {
        return new Change.TakeBack(BEN.user(), changes, null);
    }

    private static Change minutes(int minutes) {
        return new Change.TakeBack(BEN.user(), null, minutes);
    }
}
