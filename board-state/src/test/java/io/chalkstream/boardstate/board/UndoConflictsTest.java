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
import io.chalkstream.protocol.outcome.ConflictSummary;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UndoConflictsTest {
    private static final Author CHO = author("cho");

    private final TestBoard board = new TestBoard();

    @Test
    void U15_an_undo_without_effect_names_who_changed_the_element() {
        board.accept(edit(ANA, 1, put(text("e1"))));
        board.accept(edit(BEN, 1, set("e1", x(1))));

        var refused = board.refuse(withdraw("e1"), ErrorCode.NOTHING_TO_REVERSE);

        assertThat(refused.outcome().kept()).isEqualTo(kept(1, BEN));
        assertThat(board.send(withdraw("e1")))
                .as("E4: the same when it comes again")
                .isEqualTo(new Decision.Duplicate(refused.outcome()));
    }

    @Test
    void U15_an_undo_without_effect_names_who_removed_the_element() {
        board.accept(edit(ANA, 1, put(text("e1")), set("e1", x(1))));
        board.accept(edit(CHO, 1, set("e1", x(2))));
        board.accept(edit(BEN, 1, remove("e1")));

        var refused =
                board.refuse(undo(ANA, 1, 1, new Reversal.Revert("e1", x(0), x(1))), ErrorCode.NOTHING_TO_REVERSE);

        assertThat(refused.outcome().kept()).isEqualTo(kept(1, BEN));
    }

    @Test
    void U15_a_partial_undo_counts_its_conflicts_and_names_the_others() {
        board.accept(edit(ANA, 1, put(text("e1")), put(text("e2")), put(text("e3"))));
        board.accept(edit(BEN, 1, set("e1", x(1))));
        board.accept(edit(CHO, 1, new Change.Like("e2", true, null)));

        var event = board.accept(undo(
                ANA,
                1,
                1,
                new Reversal.Withdraw(text("e3")),
                new Reversal.Withdraw(text("e2")),
                new Reversal.Withdraw(text("e1"))));

        assertThat(event.kept()).isEqualTo(kept(2, CHO, BEN));
    }

    @Test
    void U15_only_those_who_changed_the_same_property_are_named() {
        board.accept(edit(ANA, 1, put(text("e1"))));
        board.accept(edit(ANA, 2, set("e1", xy(5, 6))));
        board.accept(edit(BEN, 1, set("e1", x(9))));
        board.accept(edit(CHO, 1, new Change.Like("e1", true, null), new Change.Lock("e1", true)));

        var event = board.accept(undo(ANA, 1, 2, new Reversal.Revert("e1", xy(0, 0), xy(5, 6))));

        assertThat(event.kept()).isEqualTo(kept(1, BEN));
    }

    @Test
    void U15_who_changed_the_title_is_named() {
        board.accept(edit(ANA, 1, new Change.Rename("hers")));
        board.accept(edit(BEN, 1, new Change.Rename("his")));

        var refused = board.refuse(undo(ANA, 1, 1, new Reversal.Retitle("", "hers")), ErrorCode.NOTHING_TO_REVERSE);

        assertThat(refused.outcome().kept()).isEqualTo(kept(1, BEN));
    }

    @Test
    void U15_a_complete_or_an_empty_undo_reports_no_conflict() {
        board.accept(edit(ANA, 1, put(text("e1"))));
        board.accept(edit(ANA, 2, set("e1", x(4))));
        board.accept(edit(BEN, 1, set("e1", x(0))));

        var same = board.refuse(undo(ANA, 1, 2, new Reversal.Revert("e1", x(0), x(4))), ErrorCode.NOTHING_TO_REVERSE);
        assertThat(same.outcome().kept()).as("it is as it was before").isNull();
        assertThat(board.accept(undo(ANA, 2, 1, new Reversal.Withdraw(text("e1"))))
                        .kept())
                .isNull();
    }

    @Test
    void U15_nobody_is_named_for_a_conflict_of_long_ago() {
        board.accept(edit(ANA, 1, put(text("e1"))));
        board.accept(edit(BEN, 1, set("e1", x(1))));
        for (int op = 1; op <= UndoConflicts.EVENTS_LOOKED_AT; op++) {
            board.accept(edit(CHO, op, put(text("other" + op))));
        }

        assertThat(board.refuse(withdraw("e1"), ErrorCode.NOTHING_TO_REVERSE)
                        .outcome()
                        .kept())
                .isEqualTo(kept(1));
    }

    @Test
    void U15_events_before_the_change_are_no_conflict() {
        board.accept(edit(BEN, 1, put(text("e1"))));
        board.accept(edit(ANA, 1, set("e1", x(1))));
        board.accept(edit(ANA, 2, set("e1", x(2))));

        var refused =
                board.refuse(undo(ANA, 1, 2, new Reversal.Revert("e1", x(0), x(1))), ErrorCode.NOTHING_TO_REVERSE);

        assertThat(refused.outcome().kept()).isEqualTo(kept(1));
    }

    private static BoardCommand.Reverse withdraw(String id) {
        return undo(ANA, 1, 1, new Reversal.Withdraw(text(id)));
    }

    private static ConflictSummary kept(int elements, Author... by) {
        return new ConflictSummary(elements, Stream.of(by).map(Author::person).toList());
    }
}
