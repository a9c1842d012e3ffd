package io.chalkstream.boardstate.board;

import static io.chalkstream.boardstate.board.Samples.ANA;
import static io.chalkstream.boardstate.board.Samples.author;
import static io.chalkstream.boardstate.board.Samples.comment;
import static io.chalkstream.boardstate.board.Samples.edit;
import static io.chalkstream.boardstate.board.Samples.post;
import static io.chalkstream.boardstate.board.Samples.put;
import static io.chalkstream.boardstate.board.Samples.text;
import static io.chalkstream.boardstate.board.Samples.undo;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.outcome.Reversals;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommentNamesTest {
    private static final Author CHO = author("cho", Role.STUDENT);
    private static final Author DAN = author("dan", Role.STUDENT);
    private static final String NOBODY = "";

    private final TestBoard board = new TestBoard();
    private long teachersOp;

    @BeforeEach
    void begin() {
        teach(put(post("p1")));
    }

    @Test
    void B8_a_students_comment_has_no_name_while_students_are_hidden_even_if_the_message_has_one() {
        hide(true);

        board.accept(edit(CHO, 1, put(comment("c1", "p1", CHO))));
        board.accept(edit(CHO, 2, put(comment("c2", "p1", NOBODY))));

        assertThat(board.store().element("c1")).isEqualTo(comment("c1", "p1", NOBODY));
        assertThat(board.store().element("c2")).isEqualTo(comment("c2", "p1", NOBODY));
        board.refuse(edit(CHO, 3, put(comment("c3", "p1", DAN))), ErrorCode.NOT_ALLOWED);
    }

    @Test
    void B8_a_students_comment_has_its_authors_name_while_students_are_not_hidden() {
        board.accept(edit(CHO, 1, put(comment("c1", "p1", NOBODY))));

        assertThat(board.store().element("c1")).isEqualTo(comment("c1", "p1", CHO));
    }

    @Test
    void B8_a_teachers_comment_has_its_authors_name_or_none_as_the_teacher_chooses() {
        teach(put(comment("c1", "p1", NOBODY)));
        hide(true);
        teach(put(comment("c2", "p1", ANA)));

        assertThat(board.store().element("c1")).isEqualTo(comment("c1", "p1", NOBODY));
        assertThat(board.store().element("c2")).isEqualTo(comment("c2", "p1", ANA));
    }

    @Test
    void B8_a_comment_keeps_the_name_that_it_was_put_with() {
        board.accept(edit(CHO, 1, put(comment("c1", "p1", CHO))));
        hide(true);
        board.accept(edit(CHO, 2, put(comment("c2", "p1", CHO))));
        hide(false);

        assertThat(board.store().element("c1")).isEqualTo(comment("c1", "p1", CHO));
        assertThat(board.store().element("c2")).isEqualTo(comment("c2", "p1", NOBODY));
    }

    @Test
    void U4_U6_a_comment_without_a_name_is_withdrawn_and_restored() {
        hide(true);
        var event = board.accept(edit(CHO, 1, put(comment("c1", "p1", CHO))));

        var undone = board.accept(reverse(CHO, 1, event.seq(), Reversals.of(event.changes())));
        assertThat(board.store().element("c1")).isNull();

        hide(false);
        board.accept(reverse(CHO, 2, undone.seq(), Reversals.of(undone.changes())));
        assertThat(board.store().element("c1")).isEqualTo(comment("c1", "p1", NOBODY));
    }

    private void hide(boolean on) {
        teach(new Change.HideStudents(on));
    }

    private void teach(Change... changes) {
        teachersOp++;
        board.accept(edit(ANA, teachersOp, changes));
    }

    private static BoardCommand.Reverse reverse(Author author, long op, long seq, List<Reversal> reversals) {
        return undo(author, op, seq, reversals.toArray(Reversal[]::new));
    }

    @Test
    void B8_any_element_with_a_place_on_the_board_is_commented_on_from_version_2_on() {
        teach(put(text("t1")));
        board.refuse(new BoardCommand.Edit(CHO, 1, 1, List.of(put(comment("c1", "t1", CHO)))), ErrorCode.MALFORMED);

        board.accept(new BoardCommand.Edit(CHO, 2, 2, List.of(put(comment("c1", "t1", CHO)))));

        assertThat(board.store().element("c1")).isEqualTo(comment("c1", "t1", CHO));
        board.refuse(edit(CHO, 3, put(comment("c2", "c1", CHO))), ErrorCode.MALFORMED);
        board.refuse(edit(CHO, 4, put(comment("c2", "gone", CHO))), ErrorCode.UNKNOWN_ELEMENT);
    }
}
