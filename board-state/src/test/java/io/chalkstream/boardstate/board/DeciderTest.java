package io.chalkstream.boardstate.board;

import static io.chalkstream.boardstate.board.Samples.ANA;
import static io.chalkstream.boardstate.board.Samples.BEN;
import static io.chalkstream.boardstate.board.Samples.T0;
import static io.chalkstream.boardstate.board.Samples.edit;
import static io.chalkstream.boardstate.board.Samples.put;
import static io.chalkstream.boardstate.board.Samples.remove;
import static io.chalkstream.boardstate.board.Samples.set;
import static io.chalkstream.boardstate.board.Samples.text;
import static io.chalkstream.boardstate.board.Samples.undo;
import static io.chalkstream.boardstate.board.Samples.x;
import static io.chalkstream.boardstate.board.Samples.xy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.DecisionVersion;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeciderTest {
    private final TestBoard board = new TestBoard();

    @Test
    void B2_put_adds_an_element() {
        var event = board.accept(edit(ANA, 1, put(text("e1"))));

        assertThat(event.changes()).containsExactly(new AppliedChange.Added(text("e1")));
        assertThat(board.store().elements()).containsOnly(Map.entry("e1", text("e1")));
        assertThat(board.store().head().contents().elements()).isEqualTo(1);
    }

    @Test
    void B2_put_of_an_id_that_is_on_the_board_is_refused() {
        board.accept(edit(ANA, 1, put(text("e1"))));

        board.refuse(edit(BEN, 1, put(text("e1", 5, "another"))), ErrorCode.ELEMENT_EXISTS);
    }

    @Test
    void B3_set_changes_just_its_properties_and_the_last_writer_wins_for_each() {
        board.accept(edit(ANA, 1, put(text("e1"))));
        board.accept(edit(ANA, 2, set("e1", xy(1, 1))));
        var event = board.accept(edit(BEN, 1, set("e1", x(2))));

        assertThat(event.changes()).containsExactly(new AppliedChange.Updated("e1", x(2), x(1)));
        assertThat(board.store().element("e1")).isEqualTo(text("e1").with(xy(2, 1)));
    }

    @Test
    void V9_content_later_than_a_commands_version_is_refused_as_unknown() {
        var turned = Json.read("{\"rotation\":30}", Props.class);
        var mixed = Json.read("{\"color\":\"#0f766e\"}", Props.class);
        var put = put(text("e2").with(turned));
        board.accept(decidedBy(null, 1, put(text("e1"))));

        var refusals = List.of(
                board.refuse(decidedBy(1, 2, put), ErrorCode.UNKNOWN_KIND),
                board.refuse(decidedBy(null, 3, set("e1", turned)), ErrorCode.UNKNOWN_KIND));
        board.refuse(decidedBy(1, 4, set("e1", mixed)), ErrorCode.MALFORMED);
        board.accept(decidedBy(2, 5, put, set("e1", turned), set("e1", mixed)));

        assertThat(refusals)
                .extracting(refused -> refused.outcome().message())
                .containsOnly("this is a type or a property of a later release");
        assertThat(board.send(decidedBy(2, 2, put))).isInstanceOf(Decision.Duplicate.class);
        assertThat(board.store().element("e1").props().find(Property.ROTATION)).isEqualTo(new Value.Num(30));
    }

    @Test
    void B25_from_version_2_on_elements_are_held_to_bounds_as_a_whole() {
        var far = Json.read("{\"x\":9e6,\"y\":0,\"wrap\":2e6}", Props.class);
        var tiny = Json.read("{\"size\":1e-300}", Props.class);
        board.accept(decidedBy(null, 1, put(text("old").with(tiny))));
        board.accept(decidedBy(2, 2, put(text("e1"))));

        board.refuse(decidedBy(2, 3, put(text("e2").with(far))), ErrorCode.OVER_LIMIT);
        board.refuse(decidedBy(2, 4, put(text("e2").with(tiny))), ErrorCode.OVER_LIMIT);
        board.refuse(decidedBy(2, 5, set("e1", far)), ErrorCode.OVER_LIMIT);
        board.refuse(decidedBy(2, 6, set("e1", x(1)), set("e1", tiny)), ErrorCode.OVER_LIMIT);
        board.accept(decidedBy(1, 7, set("e1", tiny)));
        board.accept(decidedBy(2, 8, set("old", x(3)), set("e1", x(4))));
    }

    @Test
    void B25_what_was_outside_before_comes_back() {
        var tiny = text("e1").with(Json.read("{\"size\":1e-300}", Props.class));
        board.accept(decidedBy(null, 1, put(tiny)));
        var event = board.accept(decidedBy(2, 2, remove("e1")));

        board.accept(undo(ANA, 3, event.seq(), new Reversal.Restore(tiny)));
        assertThat(board.store().element("e1")).isEqualTo(tiny);

        board.accept(decidedBy(2, 3, remove("e1")));
        board.accept(decidedBy(2, 4, new Change.Restore(1)));
        assertThat(board.store().element("e1")).isEqualTo(tiny);
    }

    private static BoardCommand decidedBy(@Nullable Integer decision, long op, Change... changes) {
        return new BoardCommand.Edit(ANA, op, decision, List.of(changes));
    }

    @Test
    void B3_set_of_the_same_value_is_a_change_too() {
        board.accept(edit(ANA, 1, put(text("e1", 7, "t"))));

        var event = board.accept(edit(BEN, 1, set("e1", x(7))));

        assertThat(event.changes()).containsExactly(new AppliedChange.Updated("e1", x(7), x(7)));
    }

    @Test
    void B3_set_of_an_unknown_element_is_refused() {
        board.refuse(edit(ANA, 1, set("e1", x(1))), ErrorCode.UNKNOWN_ELEMENT);
    }

    @Test
    void B3_set_of_a_property_that_the_type_does_not_have_is_refused() {
        board.accept(edit(ANA, 1, put(text("e1"))));

        var width = new Props(Map.of(Property.W, Samples.number(3)));
        board.refuse(edit(ANA, 2, set("e1", width)), ErrorCode.MALFORMED);
    }

    @Test
    void B4_remove_removes_the_element_and_the_event_has_its_last_state() {
        board.accept(edit(ANA, 1, put(text("e1"))));
        var event = board.accept(edit(BEN, 1, remove("e1")));

        assertThat(event.changes()).containsExactly(new AppliedChange.Removed(text("e1")));
        assertThat(board.store().elements()).isEmpty();
        assertThat(board.store().head().contents().elements()).isZero();
        board.refuse(edit(BEN, 2, remove("e1")), ErrorCode.UNKNOWN_ELEMENT);
    }

    @Test
    void B5_the_changes_of_one_operation_see_each_other() {
        var event = board.accept(edit(
                ANA, 1, put(text("e1")), set("e1", x(1)), set("e1", x(2)), remove("e1"), put(text("e1", 9, "new"))));

        assertThat(event.changes())
                .containsExactly(
                        new AppliedChange.Added(text("e1")),
                        new AppliedChange.Updated("e1", x(1), x(0)),
                        new AppliedChange.Updated("e1", x(2), x(1)),
                        new AppliedChange.Removed(text("e1").with(x(2))),
                        new AppliedChange.Added(text("e1", 9, "new")));
        assertThat(board.store().elements()).containsOnly(Map.entry("e1", text("e1", 9, "new")));
        assertThat(board.store().head().contents().elements()).isEqualTo(1);
    }

    @Test
    void B5_if_one_change_is_refused_none_is_made() {
        board.accept(edit(ANA, 1, put(text("e1"))));

        board.refuse(edit(ANA, 2, set("e1", x(1)), put(text("e2")), remove("e3")), ErrorCode.UNKNOWN_ELEMENT);
    }

    @Test
    void B6_the_elements_of_a_board_are_limited() {
        long op = 0;
        for (int first = 0; first < Limits.ELEMENTS_PER_BOARD; first += Limits.CHANGES_PER_OP) {
            board.accept(latest(ANA, ++op, puts(first, Limits.CHANGES_PER_OP)));
        }

        board.refuse(latest(BEN, 1, List.of(put(text("more")))), ErrorCode.OVER_LIMIT);
        board.accept(latest(BEN, 2, List.of(remove("e0"), put(text("more")))));
        board.refuse(latest(BEN, 3, List.of(put(text("evenmore")))), ErrorCode.OVER_LIMIT);
    }

    @Test
    void V9_before_version_2_a_board_has_at_most_10_000_elements() {
        for (int op = 1; op <= 10; op++) {
            board.accept(new BoardCommand.Edit(ANA, op, null, puts(op * 1_000, 1_000)));
        }

        var one = List.of(put(text("more")));
        board.refuse(new BoardCommand.Edit(BEN, 1, null, one), ErrorCode.OVER_LIMIT);
        board.accept(latest(BEN, 2, one));
    }

    private static BoardCommand.Edit latest(Author author, long op, List<Change> changes) {
        return new BoardCommand.Edit(author, op, DecisionVersion.LATEST, changes);
    }

    @Test
    void O6_an_operation_with_a_large_effect_becomes_several_events() {
        String longText = "x".repeat(Limits.TEXT_LENGTH);
        for (int op = 1; op <= 10; op++) {
            int first = (op - 1) * 20;
            board.accept(new BoardCommand.Edit(
                    ANA,
                    op,
                    IntStream.range(first, first + 20)
                            .mapToObj(n -> put(text("e" + n, 0, longText)))
                            .toList()));
        }
        var full = board.store().elements();

        var events = board.acceptAll(edit(BEN, 1, new Change.Clear()));

        assertThat(events).hasSize(3);
        assertThat(events).extracting(Outcome.Accepted::part).containsOnly(new Outcome.Part(11, 13));
        assertThat(events).extracting(Outcome.Accepted::seq).containsExactly(11L, 12L, 13L);
        assertThat(events).extracting(Outcome.Accepted::isContinued).containsExactly(true, true, false);
        assertThat(events)
                .allSatisfy(event -> assertThat(Json.bytes(event).length).isLessThanOrEqualTo(Limits.EVENT_BYTES));
        assertThat(board.store().elements()).isEmpty();

        assertThat(board.acceptAll(undo(BEN, 1, 13, new Reversal.Events(11, 13))))
                .hasSize(3);
        assertThat(board.store().elements()).isEqualTo(full);
    }

    @Test
    void B6_the_bytes_of_a_board_are_limited() {
        var points = new Value.Points(new double[Value.Points.STRIDE * Limits.POINTS_PER_STROKE]);
        int strokes = Limits.BOARD_BYTES / Samples.stroke("s", points).bytes();
        for (int op = 1; op <= strokes; op++) {
            board.accept(edit(ANA, op, put(Samples.stroke("s" + op, points))));
        }

        board.refuse(edit(ANA, strokes + 1, put(Samples.stroke("more", points))), ErrorCode.OVER_LIMIT);
        board.accept(edit(ANA, strokes + 2, remove("s1"), put(Samples.stroke("more", points))));
    }

    @Test
    void O1_accepted_operations_get_the_numbers_1_2_3_and_refused_ones_none() {
        assertThat(board.accept(edit(ANA, 1, put(text("e1")))).seq()).isEqualTo(1);
        assertThat(board.accept(edit(BEN, 1, put(text("e2")))).seq()).isEqualTo(2);
        board.refuse(edit(BEN, 2, put(text("e1"))), ErrorCode.ELEMENT_EXISTS);
        assertThat(board.accept(edit(ANA, 2, put(text("e3")))).seq()).isEqualTo(3);
    }

    @Test
    void O2_the_epoch_is_the_timestamp_of_the_first_accepted_command() {
        board.refuse(edit(ANA, 1, remove("e1")), ErrorCode.UNKNOWN_ELEMENT);
        assertThat(board.store().head()).isEqualTo(Head.BEGINNING);

        var first = board.at(T0 + 50).accept(edit(ANA, 2, put(text("e1"))));
        var second = board.at(T0 + 90).accept(edit(ANA, 3, remove("e1")));

        assertThat(List.of(first.epoch(), first.at(), second.epoch(), second.at()))
                .containsExactly(T0 + 50, T0 + 50, T0 + 50, T0 + 90);
    }

    @Test
    void O9_what_is_meant_for_an_earlier_life_has_no_effect_in_a_later_one() {
        long earlier = board.accept(edit(ANA, 1, put(text("e1")))).epoch();
        board.accept(meantFor(earlier, 2, new Change.Delete()));
        board.refuse(meantFor(earlier, 3, new Change.Delete()), ErrorCode.NOT_KEPT);
        long later = board.accept(edit(ANA, 4, put(text("e1")))).epoch();

        board.refuse(meantFor(earlier, 5, new Change.Clear()), ErrorCode.NOT_KEPT);
        board.refuse(meantFor(earlier, 6, new Change.Restore(0)), ErrorCode.NOT_KEPT);
        board.refuse(meantFor(earlier, 7, new Change.TakeBack(ANA.user(), 1, null)), ErrorCode.NOTHING_TO_REVERSE);
        board.refuse(meantFor(earlier, 8, new Change.Delete()), ErrorCode.NOT_KEPT);
        board.refuse(reversal(2, earlier, 1), ErrorCode.NOTHING_TO_REVERSE);

        assertThat(board.send(meantFor(earlier, 8, new Change.Delete())))
                .as("the refusal is remembered")
                .isInstanceOf(Decision.Duplicate.class);
        assertThat(board.accept(meantFor(later, 9, put(text("e2")))).epoch()).isEqualTo(later);
        assertThat(board.accept(reversal(2, later, 2)).changes())
                .containsExactly(new AppliedChange.Removed(text("e1")));
    }

    @Test
    void O9_V9_by_version_1_no_epoch_is_looked_at() {
        long epoch = board.accept(edit(ANA, 1, put(text("e1")))).epoch();

        board.accept(reversal(null, epoch - 1, 1));
        board.accept(new BoardCommand.Edit(ANA, 2, 1, epoch - 1, List.of(put(text("e2")))));
    }

    private static BoardCommand meantFor(long epoch, long op, Change change) {
        return new BoardCommand.Edit(ANA, op, 2, epoch, List.of(change));
    }

    /** Takes back that e1 was put by the first event. */
    private static BoardCommand reversal(@Nullable Integer decision, long epoch, long op) {
        return new BoardCommand.Reverse(
                ANA,
                op,
                decision,
                epoch,
                new ReversalOf(ReversalOf.Direction.UNDO, 1),
                List.of(new Reversal.Withdraw(text("e1"))));
    }

    @Test
    void O5_deciding_has_no_side_effect_and_can_be_repeated() {
        board.accept(edit(ANA, 1, put(text("e1"))));
        var command = edit(BEN, 1, set("e1", xy(3, 4)), put(text("e2")));
        var before = board.store().copy();

        var once = Decider.decide(board.store(), command, T0);
        var twice = Decider.decide(board.store(), command, T0);

        assertThat(Json.bytes(((Decision.Accepted) once).events()))
                .isEqualTo(Json.bytes(((Decision.Accepted) twice).events()));
        assertThat(board.store()).usingRecursiveComparison().isEqualTo(before);
    }

    @Test
    void O1_only_the_next_event_can_be_applied() {
        var event = board.accept(edit(ANA, 1, put(text("e1"))));

        assertThatThrownBy(() -> EventApplier.apply(board.store(), event)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_event_names_its_author_operation_and_time() {
        var event = board.at(T0).accept(edit(ANA, 1, put(text("e1"))));

        assertThat(event.author()).isEqualTo(ANA);
        assertThat(event.op()).isEqualTo(1);
        assertThat(event.at()).isEqualTo(T0);
        assertThat(event.reverses()).isNull();
    }

    private static List<Change> puts(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(n -> put(text("e" + n)))
                .toList();
    }
}
