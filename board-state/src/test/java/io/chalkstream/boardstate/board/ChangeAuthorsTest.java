package io.chalkstream.boardstate.board;

import static io.chalkstream.boardstate.board.Samples.BEN;
import static io.chalkstream.boardstate.board.Samples.author;
import static io.chalkstream.boardstate.board.Samples.edit;
import static io.chalkstream.boardstate.board.Samples.put;
import static io.chalkstream.boardstate.board.Samples.text;
import static io.chalkstream.boardstate.board.Samples.undo;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.access.ChangeAuthor;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Reversal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeAuthorsTest {
    private static final Author CHO = author("cho");

    private final TestBoard board = new TestBoard();

    @Test
    void G11_everybody_of_the_history_is_there_with_what_could_be_taken_back() {
        board.accept(edit(BEN, 1, put(text("e1"))));
        board.at(Samples.T0 + 4 * 60_000);
        board.accept(edit(CHO, 1, put(text("e2"))));
        board.at(Samples.T0 + 4 * 60_000);
        board.accept(edit(BEN, 2, put(text("e3")), put(text("e4"))));

        var authors = ChangeAuthors.of(board.store(), Samples.T0 + 4 * 60_000);

        assertThat(authors)
                .containsExactly(
                        new ChangeAuthor(BEN.user(), BEN.name(), 2, Samples.T0 + 4 * 60_000, List.of(1, 2, 2, 2)),
                        new ChangeAuthor(CHO.user(), CHO.name(), 1, Samples.T0 + 4 * 60_000, List.of(1, 1, 1, 1)));
    }

    @Test
    void G11_what_somebody_has_undone_doesnt_count() {
        board.accept(edit(BEN, 1, put(text("e1"))));
        board.accept(edit(BEN, 2, put(text("e2"))));
        board.accept(undo(BEN, 128, 2, new Reversal.Withdraw(text("e2"))));

        assertThat(ChangeAuthors.of(board.store(), Samples.T0))
                .extracting(ChangeAuthor::changes)
                .containsExactly(1);
    }
}
