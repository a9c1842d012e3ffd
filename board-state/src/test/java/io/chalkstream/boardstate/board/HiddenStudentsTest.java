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
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.outcome.ConflictSummary;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HiddenStudentsTest {
    private static final Author CHO = author("cho", Role.STUDENT);
    private static final Author DAN = author("dan", Role.STUDENT);

    private final TestBoard board = new TestBoard();
    private long teachersOp;

    @BeforeEach
    void begin() {
        teach(put(text("e1")));
    }

    @Test
    void A9_events_of_students_hide_their_author_while_students_are_hidden() {
        assertThat(board.accept(edit(CHO, 1, set("e1", x(1)))).authorHidden()).isFalse();

        hide(true);
        var hidden = board.accept(edit(CHO, 2, set("e1", x(2))));
        assertThat(hidden.authorHidden()).isTrue();
        assertThat(hidden.author()).isEqualTo(CHO);
        assertThat(board.store().event(hidden.seq())).as("read again").isEqualTo(hidden);

        hide(false);
        assertThat(board.accept(edit(CHO, 3, set("e1", x(3)))).authorHidden()).isFalse();
    }

    @Test
    void A9_events_of_teachers_name_their_author() {
        assertThat(hide(true).authorHidden()).isFalse();
        assertThat(teach(set("e1", x(1))).authorHidden()).isFalse();
        assertThat(hide(false).authorHidden()).isFalse();
    }

    @Test
    void A9_an_undo_of_a_student_hides_its_author() {
        board.accept(edit(CHO, 1, put(text("e2"))));
        hide(true);

        assertThat(board.accept(undo(CHO, 1, 2, new Reversal.Withdraw(text("e2"))))
                        .authorHidden())
                .isTrue();
    }

    @Test
    void A9_O6_each_event_of_a_large_effect_hides_its_author() {
        var large = "가".repeat(9_000);
        var changes = Stream.iterate(0, n -> n + 1)
                .limit(60)
                .map(n -> put(text("large" + n, 0, large)))
                .toArray(Change[]::new);
        hide(true);

        var events = board.acceptAll(edit(CHO, 1, changes));

        assertThat(events).hasSizeGreaterThan(1).allMatch(Outcome.Accepted::authorHidden);
    }

    @Test
    void A9_U15_a_conflict_names_only_teachers_to_a_student() {
        board.accept(edit(CHO, 1, put(text("e2")), put(text("e3"))));
        board.accept(edit(DAN, 1, set("e2", x(1))));
        teach(remove("e3"));

        hide(true);
        assertThat(kept(CHO, 1, text("e2"), text("e3"))).isEqualTo(by(2, ANA));
        assertThat(kept(CHO, 2, text("e2"))).isEqualTo(by(1));

        hide(false);
        assertThat(kept(CHO, 3, text("e2"), text("e3"))).isEqualTo(by(2, ANA, DAN));
    }

    @Test
    void A9_U15_the_author_of_a_conflict_while_students_were_hidden_stays_unknown_to_students() {
        board.accept(edit(CHO, 1, put(text("e2"))));
        hide(true);
        board.accept(edit(DAN, 1, set("e2", x(1))));
        hide(false);

        assertThat(kept(CHO, 1, text("e2"))).isEqualTo(by(1));
    }

    @Test
    void A9_U15_a_conflict_names_everybody_to_a_teacher() {
        hide(true);
        board.accept(edit(DAN, 1, set("e1", x(1))));

        assertThat(kept(ANA, 1, text("e1"))).isEqualTo(by(1, DAN));
    }

    @Test
    void A9_U16_a_bulk_revert_names_everybody_in_conflict_to_the_teacher() {
        hide(true);
        board.accept(edit(CHO, 1, put(text("e2")), put(text("e3"))));
        board.accept(edit(DAN, 1, set("e2", x(1))));

        assertThat(teach(new Change.TakeBack(CHO.user(), 1, null)).kept()).isEqualTo(by(1, DAN));
    }

    private Outcome.Accepted hide(boolean on) {
        return teach(new Change.HideStudents(on));
    }

    private Outcome.Accepted teach(Change... changes) {
        teachersOp++;
        return board.accept(edit(ANA, teachersOp, changes));
    }

    /** What an undo of having put these elements, which others have changed, leaves as it was. */
    private ConflictSummary kept(Author asker, long op, Element... elements) {
        var withdrawals = Stream.of(elements).map(Reversal.Withdraw::new).toArray(Reversal[]::new);
        return board.refuse(undo(asker, op, 1, withdrawals), ErrorCode.NOTHING_TO_REVERSE)
                .outcome()
                .kept();
    }

    private static ConflictSummary by(int elements, Author... people) {
        return new ConflictSummary(
                elements, Stream.of(people).map(Author::person).toList());
    }
}
