package io.chalkstream.boardstate.board;

import static io.chalkstream.boardstate.board.Samples.ANA;
import static io.chalkstream.boardstate.board.Samples.BEN;
import static io.chalkstream.boardstate.board.Samples.comment;
import static io.chalkstream.boardstate.board.Samples.edit;
import static io.chalkstream.boardstate.board.Samples.post;
import static io.chalkstream.boardstate.board.Samples.put;
import static io.chalkstream.boardstate.board.Samples.remove;
import static io.chalkstream.boardstate.board.Samples.set;
import static io.chalkstream.boardstate.board.Samples.text;
import static io.chalkstream.boardstate.board.Samples.undo;
import static io.chalkstream.boardstate.board.Samples.x;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Person;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.Reversals;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoardChangesTest {
    private final TestBoard board = new TestBoard();

    @Test
    void B2_a_new_element_has_no_likes_and_is_not_locked() {
        board.refuse(edit(ANA, 1, put(text("e1").withLike("u-ben", true))), ErrorCode.MALFORMED);
        board.refuse(edit(ANA, 2, put(text("e1").withLock(true))), ErrorCode.MALFORMED);
    }

    @Test
    void B8_a_comment_belongs_to_an_element_with_a_place_and_has_the_name_of_its_author() {
        board.accept(edit(ANA, 1, put(post("p1"))));

        board.accept(edit(BEN, 1, put(comment("c1", "p1", BEN))));

        board.refuse(edit(BEN, 2, put(comment("c2", "p1", ANA))), ErrorCode.NOT_ALLOWED);
        board.refuse(edit(BEN, 3, put(comment("c2", "p2", BEN))), ErrorCode.UNKNOWN_ELEMENT);
        board.refuse(edit(BEN, 4, put(comment("c2", "c1", BEN))), ErrorCode.MALFORMED);
        board.refuse(
                edit(BEN, 5, set("c1", new Props(Map.of(Property.NAME, new Value.Text("Ana"))))), ErrorCode.MALFORMED);
    }

    @Test
    void B8_a_comment_outlives_its_post_and_both_are_restored() {
        board.accept(edit(ANA, 1, put(post("p1"))));
        board.accept(edit(BEN, 1, put(comment("c1", "p1", BEN))));

        board.accept(edit(ANA, 2, remove("p1")));
        assertThat(board.store().elements()).containsOnlyKeys("c1");
        board.accept(edit(BEN, 2, remove("c1")));
        board.accept(undo(BEN, 1, 4, new Reversal.Restore(comment("c1", "p1", BEN))));
        board.accept(undo(ANA, 1, 3, new Reversal.Restore(post("p1"))));

        assertThat(board.store().elements()).containsOnlyKeys("c1", "p1");
    }

    @Test
    void B9_a_like_belongs_to_the_author_of_the_command() {
        board.accept(edit(ANA, 1, put(text("e1"))));

        var event = board.accept(edit(BEN, 1, new Change.Like("e1", true, "u-ana")));

        assertThat(event.changes()).containsExactly(new AppliedChange.Liked("e1", "u-ben", true, false));
        assertThat(board.store().element("e1").likes()).containsExactly("u-ben");
        board.accept(edit(BEN, 2, new Change.Like("e1", false, null)));
        assertThat(board.store().element("e1").likes()).isEmpty();
    }

    @Test
    void B9_a_user_likes_an_element_at_most_once() {
        board.accept(edit(ANA, 1, put(text("e1"))));
        board.accept(edit(BEN, 1, new Change.Like("e1", true, null)));

        var again = board.accept(edit(BEN, 2, new Change.Like("e1", true, null)));

        assertThat(again.changes()).containsExactly(new AppliedChange.Liked("e1", "u-ben", true, true));
        assertThat(board.store().element("e1").likes()).hasSize(1);
    }

    @Test
    void B6_the_likes_of_an_element_are_limited() {
        board.accept(edit(ANA, 1, put(text("e1"))));
        for (int n = 0; n < Limits.LIKES_PER_ELEMENT; n++) {
            board.accept(edit(Samples.author("c" + n), 1, new Change.Like("e1", true, null)));
        }

        board.refuse(edit(BEN, 1, new Change.Like("e1", true, null)), ErrorCode.OVER_LIMIT);
    }

    @Test
    void B10_clear_removes_everything_and_can_be_undone() {
        board.accept(edit(ANA, 1, put(text("e1")), put(text("e2"))));

        var event = board.accept(edit(ANA, 2, new Change.Clear(), put(text("e3"))));

        assertThat(event.changes())
                .containsExactly(
                        new AppliedChange.Removed(text("e1")),
                        new AppliedChange.Removed(text("e2")),
                        new AppliedChange.Added(text("e3")));
        board.accept(undo(ANA, 1, 2, new Reversal.Events(2, 2)));
        assertThat(board.store().elements()).containsOnlyKeys("e1", "e2");
    }

    @Test
    void B11_a_board_has_a_title() {
        var event = board.accept(edit(ANA, 1, new Change.Rename("Fractions")));

        assertThat(event.changes()).containsExactly(new AppliedChange.Renamed("Fractions", ""));
        assertThat(board.store().head().contents().info().title()).isEqualTo("Fractions");
        board.accept(undo(ANA, 1, 1, new Reversal.Retitle("", "Fractions")));
        assertThat(board.store().head().contents().info().title()).isEmpty();
    }

    @Test
    void B11_a_board_names_who_made_it_and_who_changed_it_last() {
        long first = Samples.T0 + 10;
        board.at(first).accept(edit(ANA, 1, put(text("e1"))));
        board.at(first + 5).accept(edit(BEN, 1, set("e1", x(1))));

        var info = board.store().head().contents().info();
        assertThat(info.createdBy()).isEqualTo(new Person("u-ana", "Person ana"));
        assertThat(info.createdAt()).isEqualTo(first);
        assertThat(info.changedBy()).isEqualTo(new Person("u-ben", "Person ben"));
        assertThat(info.changedAt()).isEqualTo(first + 5);
    }

    @Test
    void A9_B11_a_board_states_whether_the_students_are_hidden() {
        var hidden = board.accept(edit(ANA, 1, new Change.HideStudents(true)));
        assertThat(hidden.changes()).containsExactly(new AppliedChange.StudentsHidden(true, false));
        assertThat(hidden.clientChanges()).containsExactly(new Change.HideStudents(true));
        assertThat(board.store().head().contents().info().studentsHidden()).isTrue();

        var seen = board.accept(edit(ANA, 2, new Change.HideStudents(false)));
        assertThat(seen.changes()).containsExactly(new AppliedChange.StudentsHidden(false, true));
        assertThat(board.store().head().contents().info().studentsHidden()).isFalse();
    }

    @Test
    void B12_a_deleted_board_keeps_only_its_deduplication_states() {
        board.accept(edit(
                ANA,
                1,
                put(text("e1")),
                new Change.Rename("title"),
                new Change.Freeze(true),
                new Change.HideStudents(true)));
        var delete = edit(ANA, 2, new Change.Delete());
        var event = board.accept(delete);

        assertThat(event.seq()).isEqualTo(2);
        assertThat(board.store().elements()).isEmpty();
        assertThat(board.store().events()).isEmpty();
        assertThat(board.store().head().seq()).isZero();
        assertThat(board.store().head().contents()).isEqualTo(Contents.NOTHING);
        assertThat(board.send(delete)).isEqualTo(new Decision.Duplicate(null));
    }

    @Test
    void B12_the_next_command_begins_a_new_epoch_even_with_a_late_clock() {
        var first = board.at(Samples.T0 + 1_000).accept(edit(ANA, 1, put(text("e1"))));
        board.accept(edit(ANA, 2, new Change.Delete()));

        var next = board.at(Samples.T0).accept(edit(ANA, 3, put(text("e1"))));

        assertThat(next.seq()).isEqualTo(1);
        assertThat(next.epoch()).isGreaterThan(first.epoch());
        board.refuse(undo(ANA, 1, 1, new Reversal.Restore(text("e1"))), ErrorCode.NOTHING_TO_REVERSE);
    }

    @Test
    void U4_an_element_with_a_like_is_not_withdrawn() {
        board.accept(edit(ANA, 1, put(text("e1"))));
        board.accept(edit(BEN, 1, new Change.Like("e1", true, null)));

        board.refuse(undo(ANA, 1, 1, new Reversal.Withdraw(text("e1"))), ErrorCode.NOTHING_TO_REVERSE);
    }

    @Test
    void U13_likes_locks_and_freezing_are_reversed() {
        board.accept(edit(ANA, 1, put(text("e1"))));
        board.accept(
                edit(ANA, 2, new Change.Like("e1", true, null), new Change.Lock("e1", true), new Change.Freeze(true)));

        board.accept(undo(
                ANA,
                1,
                2,
                new Reversal.Relike("e1", "u-ana", false),
                new Reversal.Relock("e1", false),
                new Reversal.Refreeze(false)));

        assertThat(board.store().element("e1")).isEqualTo(text("e1"));
        assertThat(board.store().head().contents().info().frozen()).isFalse();
        board.refuse(undo(ANA, 2, 2, new Reversal.Relock("e1", false)), ErrorCode.NOTHING_TO_REVERSE);
    }

    @Test
    void U13_hiding_the_students_is_undone_and_redone_and_a_repeated_undo_is_refused() {
        var hidden = board.accept(edit(ANA, 1, new Change.HideStudents(true)));

        var undone = board.accept(undo(ANA, 1, hidden.seq(), new Reversal.Rehide(false)));
        assertThat(board.store().head().contents().info().studentsHidden()).isFalse();
        assertThat(Reversals.of(undone.changes())).containsExactly(new Reversal.Rehide(true));

        board.refuse(undo(ANA, 2, hidden.seq(), new Reversal.Rehide(false)), ErrorCode.NOTHING_TO_REVERSE);
        board.accept(undo(ANA, 3, undone.seq(), new Reversal.Rehide(true)));
        assertThat(board.store().head().contents().info().studentsHidden()).isTrue();
    }
}
