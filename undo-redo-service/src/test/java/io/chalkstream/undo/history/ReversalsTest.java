package io.chalkstream.undo.history;

import static io.chalkstream.undo.history.Elements.put;
import static io.chalkstream.undo.history.Elements.rectangle;
import static io.chalkstream.undo.history.Elements.remove;
import static io.chalkstream.undo.history.Elements.set;
import static io.chalkstream.undo.history.Elements.text;
import static io.chalkstream.undo.history.Elements.x;
import static io.chalkstream.undo.history.Elements.xy;
import static io.chalkstream.undo.history.Elements.y;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReversalsTest {
    private static final Author ANA = new Author("u-ana", "Ana", "c-ana");

    private final ModelBoard board = new ModelBoard();
    private long op;

    @BeforeEach
    void a_rectangle_is_there() {
        apply(put(rectangle("old", 1)));
    }

    @Test
    void U4_what_was_put_is_withdrawn() {
        assertThat(reversalsOf(put(rectangle("new", 2)))).containsExactly(new Reversal.Withdraw(rectangle("new", 2)));
    }

    @Test
    void U4_what_was_put_and_changed_at_once_is_expected_as_it_is_in_the_end() {
        assertThat(reversalsOf(put(rectangle("new", 2)), set("new", x(3)), set("new", x(4))))
                .containsExactly(new Reversal.Withdraw(rectangle("new", 4)));
    }

    @Test
    void U5_a_changed_property_goes_back() {
        assertThat(reversalsOf(set("old", x(2)))).containsExactly(new Reversal.Revert("old", x(1), x(2)));
    }

    @Test
    void U5_several_changes_of_an_element_go_back_to_before_the_first() {
        assertThat(reversalsOf(set("old", x(2)), set("old", xy(3, 4)), set("old", y(5))))
                .containsExactly(new Reversal.Revert("old", xy(1, 0), xy(3, 5)));
    }

    @Test
    void U5_what_ends_as_it_began_is_no_change() {
        assertThat(reversalsOf(set("old", xy(2, 7)), set("old", x(1))))
                .containsExactly(new Reversal.Revert("old", y(0), y(7)));
        assertThat(reversalsOf(set("old", x(8)), set("old", x(1)))).isEmpty();
    }

    @Test
    void U6_what_was_removed_comes_back() {
        assertThat(reversalsOf(remove("old"))).containsExactly(new Reversal.Restore(rectangle("old", 1)));
    }

    @Test
    void U6_what_was_changed_and_removed_at_once_comes_back_as_it_was_before_both() {
        assertThat(reversalsOf(set("old", x(2)), remove("old")))
                .containsExactly(new Reversal.Restore(rectangle("old", 1)));
    }

    @Test
    void what_was_replaced_is_withdrawn_and_the_old_comes_back() {
        assertThat(reversalsOf(remove("old"), put(text("old", 2)), set("old", x(3))))
                .containsExactly(new Reversal.Withdraw(text("old", 3)), new Reversal.Restore(rectangle("old", 1)));
    }

    @Test
    void what_leaves_no_trace_needs_no_reversal() {
        assertThat(reversalsOf(put(text("new", 1)), remove("new"))).isEmpty();
        assertThat(reversalsOf(remove("old"), put(rectangle("old", 1)))).isEmpty();
        assertThat(reversalsOf(remove("old"), put(rectangle("old", 2)), set("old", x(1))))
                .isEmpty();
    }

    @Test
    void U10_the_newest_change_is_reversed_first() {
        assertThat(reversalsOf(put(text("one", 1)), set("old", x(2)), put(text("two", 1))))
                .containsExactly(
                        new Reversal.Withdraw(text("two", 1)),
                        new Reversal.Revert("old", x(1), x(2)),
                        new Reversal.Withdraw(text("one", 1)));
    }

    private List<Reversal> reversalsOf(Change... changes) {
        return Reversals.of(apply(changes).changes());
    }

    private Outcome.Accepted apply(Change... changes) {
        return (Outcome.Accepted)
                board.decide(new BoardCommand.Edit(ANA, ++op, List.of(changes))).orElseThrow();
    }
}
