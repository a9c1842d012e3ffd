package io.chalkstream.undo.history;

import static io.chalkstream.undo.history.ElementFixtures.rectangle;
import static io.chalkstream.undo.history.Person.ONE_ADDED;
import static io.chalkstream.undo.history.Person.OTHER_TAB;
import static io.chalkstream.undo.history.Person.TAB;
import static io.chalkstream.undo.history.Person.command;
import static io.chalkstream.undo.history.Person.undoOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.ConflictSummary;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.undo.EntrySummary;
import io.chalkstream.protocol.undo.EntrySummary.Action;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The messages about what undo and redo would do, and about conflicts. */
class HistoryMessagesTest {
    private static final Author BEN = new Author("u-ben", "Ben", "c-ben", Role.STUDENT);
    private static final Author CHO = new Author("u-cho", "Cho", "c-cho", Role.STUDENT);
    private static final ConflictSummary BY_BEN = new ConflictSummary(1, List.of(BEN.person()));
    private static final ConflictSummary BY_CHO = new ConflictSummary(2, List.of(CHO.person()));

    private final Person ana = new Person();
    private long seq;

    @Test
    void U14_an_entry_says_what_was_done_to_how_many_elements() {
        assertThat(undoes(added("a"))).isEqualTo(ONE_ADDED);
        assertThat(undoes(added("a"), added("b"))).isEqualTo(new EntrySummary(Action.ADD, 2));
        assertThat(undoes(new AppliedChange.Removed(rectangle("a", 1)))).isEqualTo(new EntrySummary(Action.REMOVE, 1));
        assertThat(undoes(
                        updated("a", "{\"x\":1,\"y\":2}", "{\"x\":0,\"y\":0}"), updated("b", "{\"x\":1}", "{\"x\":0}")))
                .isEqualTo(new EntrySummary(Action.MOVE, 2));
        assertThat(undoes(
                        updated("a", "{\"x\":1,\"w\":2}", "{\"x\":0,\"w\":1}"), updated("b", "{\"x\":1}", "{\"x\":0}")))
                .isEqualTo(new EntrySummary(Action.RESIZE, 2));
        assertThat(undoes(updated("a", "{\"color\":\"red\"}", "{\"color\":\"blue\"}")))
                .isEqualTo(new EntrySummary(Action.STYLE, 1));
        assertThat(undoes(updated("a", "{\"text\":\"b\"}", "{\"text\":\"a\"}")))
                .isEqualTo(new EntrySummary(Action.WRITE, 1));
        assertThat(undoes(updated("a", "{\"z\":\"b\"}", "{\"z\":\"a\"}")))
                .isEqualTo(new EntrySummary(Action.CHANGE, 1));
        assertThat(undoes(new AppliedChange.Liked("a", "u-ana", true, false)))
                .isEqualTo(new EntrySummary(Action.LIKE, 1));
        assertThat(undoes(new AppliedChange.Locked("a", true, false))).isEqualTo(new EntrySummary(Action.LOCK, 1));
        assertThat(undoes(new AppliedChange.Frozen(true, false))).isEqualTo(new EntrySummary(Action.FREEZE, 0));
        assertThat(undoes(new AppliedChange.StudentsHidden(true, false))).isEqualTo(new EntrySummary(Action.HIDE, 0));
        assertThat(undoes(new AppliedChange.Renamed("new", "old"))).isEqualTo(new EntrySummary(Action.RENAME, 0));
        assertThat(undoes(added("a"), new AppliedChange.Removed(rectangle("b", 1))))
                .isEqualTo(new EntrySummary(Action.CHANGE, 2));
    }

    @Test
    void U14_more_elements_than_a_command_may_name_are_counted_too() {
        var removed = IntStream.rangeClosed(0, Limits.CHANGES_PER_OP)
                .mapToObj(i -> new AppliedChange.Removed(rectangle("e" + i, 1)))
                .toArray(AppliedChange[]::new);

        assertThat(undoes(removed)).isEqualTo(new EntrySummary(Action.REMOVE, Limits.CHANGES_PER_OP + 1));
    }

    @Test
    void U14_an_operation_of_several_events_has_no_number_of_elements() {
        var part = new Outcome.Part(1, 2);
        var removed = List.<AppliedChange>of(new AppliedChange.Removed(rectangle("a", 1)));

        ana.handle(new Outcome.Accepted(1, 1, 0, TAB, 1, null, part, removed));
        var effects = ana.handle(new Outcome.Accepted(1, 2, 0, TAB, 1, null, part, removed));

        assertThat(historyMessage(effects).undoes()).isEqualTo(new EntrySummary(Action.REMOVE, null));
    }

    @Test
    void U14_redo_describes_what_was_undone_and_undo_what_was_redone() {
        ana.put(TAB, 1, 1);

        var undone = historyMessage(ana.undone(command(ana.undo(TAB, 1, 1)), 2));
        assertThat(undone.undoes()).isNull();
        assertThat(undone.redoes()).isEqualTo(ONE_ADDED);

        var redone = historyMessage(ana.redone(command(ana.redo(TAB, 2, 1)), 3));
        assertThat(redone.undoes()).isEqualTo(ONE_ADDED);
        assertThat(redone.redoes()).isNull();
    }

    @Test
    void U14_with_a_full_stack_a_new_summary_is_still_sent() {
        for (int i = 1; i <= Limits.UNDO_ENTRIES; i++) {
            ana.put(TAB, i, i);
        }
        seq = Limits.UNDO_ENTRIES;

        assertThat(undoes(new AppliedChange.Renamed("new", "old"))).isEqualTo(new EntrySummary(Action.RENAME, 0));
    }

    @Test
    void U15_the_requesting_page_gets_the_conflicts_of_an_undo() {
        ana.put(TAB, 1, 1);
        var command = command(ana.undo(OTHER_TAB, 1, 0));

        var message = historyMessage(ana.handle(accepted(command, 2, BY_BEN)));

        assertThat(message.client()).isEqualTo(OTHER_TAB.client());
        assertThat(message.kept()).isEqualTo(BY_BEN);
    }

    @Test
    void U15_conflicts_of_skipped_entries_are_sent_with_the_undone_entry() {
        ana.put(TAB, 1, 1);
        ana.put(TAB, 2, 2);
        ana.put(TAB, 3, 3);
        var first = command(ana.undo(TAB, 1, 3));
        var second = command(ana.handle(refused(first, BY_BEN)));
        var third = command(ana.handle(refused(second, null)));
        assertThat(third.of()).isEqualTo(undoOf(1));

        var message = historyMessage(ana.handle(accepted(third, 4, BY_CHO)));

        assertThat(message.kept()).isEqualTo(BY_BEN.and(BY_CHO));
    }

    @Test
    void U15_with_no_entry_left_the_refusal_reports_the_skipped_conflicts() {
        ana.put(TAB, 1, 1);
        var command = command(ana.undo(TAB, 1, 1));

        var effects = ana.handle(refused(command, BY_BEN));

        assertThat(effects)
                .contains(new Effect.SendRefusal(
                        TAB.client(),
                        ServerMessage.Refused.request(
                                1, ErrorCode.NOTHING_TO_REVERSE, "there is nothing left to reverse", BY_BEN)));
        assertThat(historyMessage(effects).kept()).as("reported once").isNull();
    }

    @Test
    void U16_the_teachers_page_gets_the_conflicts_of_a_bulk_revert() {
        var effects = ana.handle(new Outcome.Accepted(
                1, 1, 0, TAB, false, 1, null, null, BY_BEN, List.of(new AppliedChange.Removed(rectangle("a", 1)))));

        assertThat(historyMessage(effects).client()).isEqualTo(TAB.client());
        assertThat(historyMessage(effects).request()).isNull();
        assertThat(historyMessage(effects).kept()).isEqualTo(BY_BEN);
    }

    private @Nullable EntrySummary undoes(AppliedChange... changes) {
        seq++;
        return historyMessage(ana.handle(new Outcome.Accepted(1, seq, 0, TAB, seq, null, null, List.of(changes))))
                .undoes();
    }

    private static ServerMessage.History historyMessage(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.SendHistory.class::isInstance)
                .map(effect -> ((Effect.SendHistory) effect).message())
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("nothing messages: " + effects));
    }

    private static Outcome accepted(BoardCommand.Reverse command, long seq, ConflictSummary kept) {
        return new Outcome.Accepted(
                1,
                seq,
                0,
                command.author(),
                false,
                command.op(),
                command.of(),
                null,
                kept,
                List.of(new AppliedChange.Removed(rectangle("e1", 0))));
    }

    private static Outcome refused(BoardCommand.Reverse command, @Nullable ConflictSummary kept) {
        return new Outcome.Refused(
                command.author(), command.op(), command.of(), ErrorCode.NOTHING_TO_REVERSE, "no", kept);
    }

    private static AppliedChange added(String id) {
        return new AppliedChange.Added(rectangle(id, 1));
    }

    private static AppliedChange updated(String id, String props, String before) {
        return new AppliedChange.Updated(id, Json.read(props, Props.class), Json.read(before, Props.class));
    }
}
