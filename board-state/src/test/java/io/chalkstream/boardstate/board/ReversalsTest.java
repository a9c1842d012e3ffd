package io.chalkstream.boardstate.board;

import static io.chalkstream.boardstate.board.Samples.ANA;
import static io.chalkstream.boardstate.board.Samples.edit;
import static io.chalkstream.boardstate.board.Samples.part;
import static io.chalkstream.boardstate.board.Samples.put;
import static io.chalkstream.boardstate.board.Samples.remove;
import static io.chalkstream.boardstate.board.Samples.set;
import static io.chalkstream.boardstate.board.Samples.text;
import static io.chalkstream.boardstate.board.Samples.x;
import static io.chalkstream.boardstate.board.Samples.xy;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.outcome.Reversals;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReversalsTest {
    private final TestBoard board = new TestBoard();
    private long op;

    @BeforeEach
    void a_rectangle_is_there() {
        apply(put(old("old", 1)));
    }

    @Test
    void U4_a_put_element_is_withdrawn() {
        assertThat(reversalsOf(put(old("new", 2)))).containsExactly(new Reversal.Withdraw(old("new", 2)));
    }

    @Test
    void U4_an_element_put_and_changed_at_once_is_expected_in_its_last_state() {
        assertThat(reversalsOf(put(old("new", 2)), set("new", x(3)), set("new", x(4))))
                .containsExactly(new Reversal.Withdraw(old("new", 4)));
    }

    @Test
    void U5_a_changed_property_gets_its_earlier_value() {
        assertThat(reversalsOf(set("old", x(2)))).containsExactly(new Reversal.Revert("old", x(1), x(2)));
    }

    @Test
    void U5_several_changes_of_an_element_are_reversed_to_before_the_first() {
        assertThat(reversalsOf(set("old", x(2)), set("old", xy(3, 4)), set("old", y(5))))
                .containsExactly(new Reversal.Revert("old", xy(1, 0), xy(3, 5)));
    }

    @Test
    void U5_a_property_that_ends_as_it_began_is_not_reversed() {
        assertThat(reversalsOf(set("old", xy(2, 7)), set("old", x(1))))
                .containsExactly(new Reversal.Revert("old", y(0), y(7)));
        assertThat(reversalsOf(set("old", x(8)), set("old", x(1)))).isEmpty();
    }

    @Test
    void U6_a_removed_element_is_restored() {
        assertThat(reversalsOf(remove("old"))).containsExactly(new Reversal.Restore(old("old", 1)));
    }

    @Test
    void U6_an_element_changed_and_removed_at_once_is_restored_as_before_both() {
        assertThat(reversalsOf(set("old", x(2)), remove("old"))).containsExactly(new Reversal.Restore(old("old", 1)));
    }

    @Test
    void a_replaced_element_is_withdrawn_and_the_old_one_restored() {
        assertThat(reversalsOf(remove("old"), put(text("old", 2, "")), set("old", x(3))))
                .containsExactly(new Reversal.Withdraw(text("old", 3, "")), new Reversal.Restore(old("old", 1)));
    }

    @Test
    void an_operation_without_a_net_effect_needs_no_reversal() {
        assertThat(reversalsOf(put(text("new", 1, "")), remove("new"))).isEmpty();
        assertThat(reversalsOf(remove("old"), put(old("old", 1)))).isEmpty();
        assertThat(reversalsOf(remove("old"), put(old("old", 2)), set("old", x(1))))
                .isEmpty();
    }

    @Test
    void U19_a_cut_is_reversed_as_a_whole_and_done_again_as_a_whole() {
        var whole = part("s", "");
        apply(put(whole));
        var cut = apply(remove("s"), put(part("p", "s")), put(part("q", "s")), put(text("t", 1, "")));
        assertThat(Reversals.of(cut.changes()))
                .containsExactly(
                        new Reversal.Withdraw(text("t", 1, "")),
                        new Reversal.Replace(List.of(part("q", "s"), part("p", "s")), List.of(whole)));

        var mended = apply(remove("p"), remove("q"), put(whole));
        assertThat(Reversals.of(mended.changes()))
                .containsExactly(new Reversal.Replace(List.of(whole), List.of(part("q", "s"), part("p", "s"))));
    }

    @Test
    void U10_changes_that_are_reversed_alike_are_reversed_one_by_one() {
        var renamed = new Change.Rename("Fractions");
        var back = new Change.Rename("");

        assertThat(reversalsOf(renamed, back, renamed))
                .containsExactly(
                        new Reversal.Retitle("", "Fractions"),
                        new Reversal.Retitle("Fractions", ""),
                        new Reversal.Retitle("", "Fractions"));
    }

    @Test
    void U10_the_newest_change_is_reversed_first() {
        assertThat(reversalsOf(put(text("one", 1, "")), set("old", x(2)), put(text("two", 1, ""))))
                .containsExactly(
                        new Reversal.Withdraw(text("two", 1, "")),
                        new Reversal.Revert("old", x(1), x(2)),
                        new Reversal.Withdraw(text("one", 1, "")));
    }

    @Test
    void U13_likes_locks_freezing_hiding_and_the_title_are_reversed() {
        assertThat(reversalsOf(new Change.Like("old", true, null), new Change.Lock("old", true)))
                .containsExactly(new Reversal.Relock("old", false), new Reversal.Relike("old", ANA.user(), false));
        assertThat(reversalsOf(new Change.Rename("new"), new Change.Freeze(true), new Change.HideStudents(true)))
                .containsExactly(
                        new Reversal.Rehide(false), new Reversal.Refreeze(false), new Reversal.Retitle("", "new"));
        assertThat(reversalsOf(
                        new Change.Like("old", true, null),
                        new Change.Freeze(true),
                        new Change.HideStudents(true),
                        new Change.Rename("new")))
                .as("what was so before")
                .isEmpty();
    }

    @Test
    void U13_an_element_liked_and_removed_at_once_is_restored_without_the_like() {
        assertThat(reversalsOf(
                        new Change.Like("old", true, null),
                        set("old", x(2)),
                        new Change.Lock("old", true),
                        remove("old")))
                .containsExactly(new Reversal.Restore(old("old", 1)));
    }

    @Test
    void U4_an_element_put_and_liked_at_once_is_expected_in_its_last_state() {
        assertThat(reversalsOf(
                        put(text("new", 1, "")), new Change.Like("new", true, null), new Change.Lock("new", true)))
                .containsExactly(new Reversal.Withdraw(
                        text("new", 1, "").withLike(ANA.user(), true).withLock(true)));
    }

    private List<Reversal> reversalsOf(Change... changes) {
        return Reversals.of(apply(changes).changes());
    }

    private Outcome.Accepted apply(Change... changes) {
        return board.accept(edit(ANA, ++op, changes));
    }

    private static Element old(String id, double x) {
        return text(id, x, "old");
    }

    private static Props y(double y) {
        return new Props(Map.of(Property.Y, Samples.number(y)));
    }
}
