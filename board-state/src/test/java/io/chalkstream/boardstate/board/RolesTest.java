package io.chalkstream.boardstate.board;

import static io.chalkstream.boardstate.board.Samples.ANA;
import static io.chalkstream.boardstate.board.Samples.author;
import static io.chalkstream.boardstate.board.Samples.edit;
import static io.chalkstream.boardstate.board.Samples.put;
import static io.chalkstream.boardstate.board.Samples.remove;
import static io.chalkstream.boardstate.board.Samples.set;
import static io.chalkstream.boardstate.board.Samples.text;
import static io.chalkstream.boardstate.board.Samples.undo;
import static io.chalkstream.boardstate.board.Samples.x;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Layer;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.command.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RolesTest {
    private static final Author CHO = author("cho", Role.STUDENT);
    private static final Author DIA = author("dia", Role.VIEWER);
    private static final List<Change> EDITS =
            List.of(put(text("new")), set("e1", x(1)), new Change.Like("e1", true, null), remove("e1"));
    private static final List<Change> TEACHERS_CHANGES = List.of(
            new Change.Lock("e1", true),
            new Change.Lock("e1", false),
            new Change.Freeze(true),
            new Change.Freeze(false),
            new Change.HideStudents(true),
            new Change.HideStudents(false),
            new Change.Rename("title"),
            new Change.Clear(),
            new Change.Restore(1),
            new Change.TakeBack(ANA.user(), 1, null),
            new Change.Delete());

    private final TestBoard board = new TestBoard();

    @BeforeEach
    void draw() {
        board.accept(edit(ANA, 1, put(text("e1")), put(text("e2"))));
    }

    @Test
    void R2_a_teacher_may_do_everything() {
        long op = 1;
        for (var change : EDITS) {
            board.accept(edit(ANA, ++op, change));
        }
        board.accept(edit(ANA, ++op, put(text("e1"))));
        for (var change : TEACHERS_CHANGES) {
            board.accept(edit(ANA, ++op, change));
        }
    }

    @Test
    void R3_a_student_may_only_edit() {
        long op = 0;
        for (var change : TEACHERS_CHANGES) {
            board.refuse(edit(CHO, ++op, change), ErrorCode.NOT_ALLOWED);
        }
        for (var change : EDITS) {
            board.accept(edit(CHO, ++op, change));
        }
    }

    @Test
    void R4_a_viewer_changes_nothing() {
        long op = 0;
        for (var changes : List.of(EDITS, TEACHERS_CHANGES)) {
            for (var change : changes) {
                board.refuse(edit(DIA, ++op, change), ErrorCode.NOT_ALLOWED);
            }
        }
        board.refuse(undo(DIA, 1, 1, new Reversal.Withdraw(text("e1"))), ErrorCode.NOT_ALLOWED);
    }

    @Test
    void R5_only_teachers_change_a_frozen_board() {
        board.accept(edit(ANA, 2, new Change.Freeze(true)));

        long op = 0;
        for (var change : EDITS) {
            board.refuse(edit(CHO, ++op, change), ErrorCode.FROZEN);
        }
        board.refuse(undo(CHO, 1, 1, new Reversal.Restore(text("old"))), ErrorCode.FROZEN);
        board.accept(edit(ANA, 3, set("e1", x(1))));

        board.accept(edit(ANA, 4, new Change.Freeze(false)));
        board.accept(edit(CHO, ++op, set("e1", x(2))));
    }

    @Test
    void A9_hidden_students_go_on_editing() {
        board.accept(edit(ANA, 2, new Change.HideStudents(true)));

        long op = 0;
        for (var change : EDITS) {
            board.accept(edit(CHO, ++op, change));
        }
        board.accept(undo(CHO, 1, op, new Reversal.Restore(text("e1"))));
    }

    @Test
    void A9_R3_a_student_neither_hides_the_students_nor_shows_them_again_by_an_undo() {
        board.accept(edit(ANA, 2, new Change.HideStudents(true)));

        board.refuse(undo(CHO, 1, 1, new Reversal.Rehide(false)), ErrorCode.NOT_ALLOWED);

        assertThat(board.store().head().contents().info().studentsHidden()).isTrue();
    }

    @Test
    void R6_students_may_like_a_locked_element_and_not_change_it() {
        board.accept(edit(ANA, 2, new Change.Lock("e1", true)));

        board.refuse(edit(CHO, 1, set("e1", x(1))), ErrorCode.LOCKED);
        board.refuse(edit(CHO, 2, remove("e1")), ErrorCode.LOCKED);
        board.refuse(undo(CHO, 1, 1, new Reversal.Revert("e1", x(5), x(0))), ErrorCode.LOCKED);
        board.accept(edit(CHO, 3, new Change.Like("e1", true, null)));
        board.accept(edit(CHO, 4, set("e2", x(1))));
        board.accept(edit(ANA, 3, set("e1", x(1))));

        board.accept(edit(ANA, 4, new Change.Lock("e1", false)));
        board.accept(edit(CHO, 5, remove("e1")));
        assertThat(board.store().elements()).containsOnlyKeys("e2");
    }

    @Test
    void U13_a_former_teacher_undoes_only_what_a_student_may() {
        var anaAsStudent = author("ana", Role.STUDENT);
        var anaAsViewer = author("ana", Role.VIEWER);
        board.accept(edit(ANA, 2, set("e1", x(1)), set("e2", x(1))));
        board.accept(edit(ANA, 3, new Change.Lock("e1", true)));
        board.accept(edit(ANA, 4, new Change.Rename("title")));

        board.refuse(undo(anaAsStudent, 1, 4, new Reversal.Retitle("", "title")), ErrorCode.NOT_ALLOWED);
        board.refuse(undo(anaAsStudent, 2, 3, new Reversal.Relock("e1", false)), ErrorCode.NOT_ALLOWED);
        board.refuse(
                undo(anaAsStudent, 3, 2, new Reversal.Revert("e2", x(0), x(1)), new Reversal.Revert("e1", x(0), x(1))),
                ErrorCode.LOCKED);
        board.refuse(undo(anaAsViewer, 4, 1, new Reversal.Withdraw(text("e2").with(x(1)))), ErrorCode.NOT_ALLOWED);
        board.accept(undo(anaAsStudent, 5, 1, new Reversal.Withdraw(text("e2").with(x(1)))));
        board.accept(undo(ANA, 6, 3, new Reversal.Relock("e1", false)));
    }

    @Test
    void U13_a_former_student_undoes_what_a_teacher_may() {
        board.accept(edit(CHO, 1, set("e1", x(1))));
        board.accept(edit(ANA, 2, new Change.Lock("e1", true), new Change.Freeze(true)));

        board.refuse(undo(CHO, 1, 2, new Reversal.Revert("e1", x(0), x(1))), ErrorCode.FROZEN);
        board.accept(undo(author("cho", Role.TEACHER), 2, 2, new Reversal.Revert("e1", x(0), x(1))));
    }

    @Test
    void R6_only_a_teacher_puts_elements_into_the_background_and_changes_them_there() {
        var background = new Props(Map.of(Property.LAYER, new Value.Text(Layer.BACKGROUND.wireName())));
        var content = new Props(Map.of(Property.LAYER, new Value.Text(Layer.CONTENT.wireName())));
        board.refuse(edit(CHO, 1, set("e1", background)), ErrorCode.NOT_ALLOWED);
        board.refuse(edit(CHO, 2, put(text("e3").with(background))), ErrorCode.NOT_ALLOWED);

        board.accept(edit(ANA, 2, set("e1", background)));
        board.refuse(edit(CHO, 3, set("e1", x(5))), ErrorCode.LOCKED);
        board.refuse(edit(CHO, 4, remove("e1")), ErrorCode.LOCKED);
        board.refuse(edit(CHO, 5, set("e1", content)), ErrorCode.LOCKED);
        board.accept(edit(CHO, 6, new Change.Like("e1", true, null)));

        board.accept(edit(ANA, 3, set("e1", content)));
        board.accept(edit(CHO, 7, set("e1", x(5))));
    }
}
