package io.chalkstream.undo.history;

import static io.chalkstream.undo.history.Person.OTHER_TAB;
import static io.chalkstream.undo.history.Person.TAB;
import static io.chalkstream.undo.history.Person.command;
import static io.chalkstream.undo.history.Person.counts;
import static io.chalkstream.undo.history.Person.done;
import static io.chalkstream.undo.history.Person.redoOf;
import static io.chalkstream.undo.history.Person.refusal;
import static io.chalkstream.undo.history.Person.undoOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.DecisionVersion;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.undo.UndoRequest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UndoHistoryTest {
    private static final String NOTHING_LEFT = "there is nothing left to reverse";

    private final Person ana = new Person();

    @Test
    void U1_another_tab_undoes_what_the_first_did() {
        ana.put(TAB, 1, 1);

        var command = command(ana.undo(OTHER_TAB, 1, 0));

        assertThat(command.author()).isEqualTo(OTHER_TAB);
        assertThat(command.of()).isEqualTo(undoOf(1));
        assertThat(command.reversals()).containsExactly(new Reversal.Withdraw(ElementFixtures.rectangle("e1", 0)));
    }

    @Test
    void V9_a_command_is_decided_by_the_version_that_its_request_says() {
        ana.put(TAB, 1, 1);

        assertThat(command(ana.undo(TAB, 1, 1)).decisionVersion()).isEqualTo(DecisionVersion.LATEST);
    }

    @Test
    void O9_a_command_says_the_life_of_the_history_that_its_entry_is_from() {
        ana.put(TAB, 1, 1);

        assertThat(command(ana.undo(TAB, 1, 1)).epoch()).isEqualTo(1);
    }

    @Test
    void O9_a_request_of_another_life_reverses_nothing() {
        ana.put(TAB, 1, 1);

        assertThat(ana.undo(TAB, 1, 1, 2, 0))
                .containsExactly(refusal(TAB, 1, ErrorCode.NOTHING_TO_REVERSE, NOTHING_LEFT), done(1, 0, TAB, 1));
        assertThat(ana.undo(TAB, 2, 1, 2, 2))
                .containsExactly(refusal(TAB, 2, ErrorCode.NOTHING_TO_REVERSE, NOTHING_LEFT), done(1, 0, TAB, 2));
        assertThat(command(ana.undo(TAB, 3, 1, 2, 1)).of()).isEqualTo(undoOf(1));
    }

    @Test
    void O9_V9_by_version_1_a_requests_life_is_not_looked_at() {
        ana.put(TAB, 1, 1);

        assertThat(command(ana.undo(TAB, 1, 1, null, 7)).of()).isEqualTo(undoOf(1));
    }

    @Test
    void U10_a_stroke_that_goes_on_in_parts_is_one_entry() {
        ana.put(TAB, 1, 1);
        ana.draw(TAB, 2, 2, "");
        ana.draw(TAB, 3, 3, "s2");
        ana.draw(TAB, 4, 4, "s2");
        ana.draw(TAB, 5, 5, "");

        assertThat(ana.entries(Direction.UNDO)).containsExactly(1L, 4L, 5L);
        ana.undone(command(ana.undo(TAB, 1, 5)), 6);
        assertThat(command(ana.undo(TAB, 2, 5)).reversals())
                .containsExactly(
                        new Reversal.Withdraw(ElementFixtures.stroke("s4", "s2")),
                        new Reversal.Withdraw(ElementFixtures.stroke("s3", "s2")),
                        new Reversal.Withdraw(ElementFixtures.stroke("s2", "")));
    }

    @Test
    void U2_a_request_waits_for_the_operation_before_it() {
        ana.put(TAB, 1, 1);

        assertThat(ana.undo(TAB, 1, 2)).isEmpty();

        assertThat(command(ana.put(TAB, 2, 2)).of()).isEqualTo(undoOf(2));
    }

    @Test
    void U2_a_refused_operation_ends_the_wait_too() {
        ana.put(TAB, 1, 1);
        ana.undo(TAB, 1, 2);

        assertThat(ana.refused(TAB, 2, ErrorCode.OP_GAP)).isEmpty();
        assertThat(command(ana.refused(TAB, 2, ErrorCode.UNKNOWN_ELEMENT)).of()).isEqualTo(undoOf(1));
    }

    @Test
    void U2_a_request_does_not_wait_for_another_clients_operation() {
        ana.undo(TAB, 1, 2);

        assertThat(ana.put(OTHER_TAB, 2, 1)).containsExactly(counts(1, 0));
    }

    @Test
    void U2_a_request_does_not_undo_a_change_made_after_it() {
        ana.put(TAB, 1, 1);
        ana.put(TAB, 2, 2);

        assertThat(command(ana.undo(TAB, 1, 1)).of()).isEqualTo(undoOf(1));
        assertThat(ana.entries(Direction.UNDO)).containsExactly(1L, 2L);
    }

    @Test
    void U2_a_request_with_nothing_but_later_changes_is_refused() {
        ana.put(TAB, 1, 1);

        assertThat(ana.undo(TAB, 1, 0))
                .containsExactly(refusal(TAB, 1, ErrorCode.NOTHING_TO_REVERSE, NOTHING_LEFT), done(1, 0, TAB, 1));
    }

    @Test
    void U2_after_five_seconds_a_request_is_refused() {
        ana.put(TAB, 1, 1);
        ana.undo(TAB, 1, 2);
        ana.passes(UndoHistory.REQUEST_TIMEOUT.toMillis() - 1);
        assertThat(ana.tick()).isEmpty();
        ana.passes(1);

        assertThat(ana.tick())
                .containsExactly(
                        refusal(TAB, 1, ErrorCode.UNDO_TOO_EARLY, "the change before it has not arrived"),
                        done(1, 0, TAB, 1));
        assertThat(ana.history().openRequests()).isZero();
    }

    @Test
    void U2_requests_do_not_time_out_while_the_service_was_not_reading() {
        ana.undo(TAB, 1, 2);
        ana.passes(60_000);
        long restarted = ana.now();

        assertThat(ana.tick(restarted)).isEmpty();
        ana.passes(UndoHistory.REQUEST_TIMEOUT.toMillis());
        assertThat(ana.tick(restarted)).hasSize(2);
    }

    @Test
    void U2_the_next_request_takes_its_turn_when_the_one_before_it_is_refused() {
        ana.put(OTHER_TAB, 1, 1);
        ana.undo(TAB, 1, 7);
        ana.undo(OTHER_TAB, 1, 1);
        ana.passes(UndoHistory.REQUEST_TIMEOUT.toMillis());

        assertThat(command(ana.tick()).author()).isEqualTo(OTHER_TAB);
    }

    @Test
    void U3_a_request_in_progress_sends_the_same_command_again() {
        ana.put(TAB, 1, 1);
        var command = command(ana.undo(TAB, 1, 1));

        assertThat(ana.undo(TAB, 1, 1)).containsExactly(new Effect.SendCommand(command));
    }

    @Test
    void U3_a_repeated_request_that_waits_keeps_waiting() {
        ana.undo(TAB, 1, 1);

        assertThat(ana.undo(TAB, 1, 1)).isEmpty();
        assertThat(ana.history().queue()).hasSize(1);
    }

    @Test
    void U3_a_request_that_is_done_is_answered() {
        ana.put(TAB, 1, 1);
        var command = command(ana.undo(TAB, 1, 1));
        assertThat(ana.undone(command, 2)).containsExactly(done(0, 1, TAB, 1));

        assertThat(ana.undo(TAB, 1, 1)).containsExactly(done(0, 1, TAB, 1));
    }

    @Test
    void U3_requests_of_all_tabs_are_handled_one_at_a_time_and_in_order() {
        ana.put(TAB, 1, 1);
        ana.put(TAB, 2, 2);
        var first = command(ana.undo(TAB, 1, 2));
        assertThat(ana.undo(OTHER_TAB, 1, 0)).isEmpty();

        var effects = ana.undone(first, 3);

        assertThat(effects.get(0)).isEqualTo(done(1, 1, TAB, 1));
        assertThat(command(effects).of()).isEqualTo(undoOf(1));
    }

    @Test
    void U7_a_reversal_without_effect_is_dropped_and_the_next_entry_tried() {
        ana.put(TAB, 1, 1);
        ana.put(TAB, 2, 2);
        var first = command(ana.undo(TAB, 1, 2));

        var effects = ana.refused(first, ErrorCode.NOTHING_TO_REVERSE);

        var second = command(effects);
        assertThat(second.of()).isEqualTo(undoOf(1));
        assertThat(second.op()).isEqualTo(first.op() + 1);
        assertThat(effects).endsWith(counts(1, 0));
    }

    @Test
    void U7_with_no_entry_left_the_request_is_refused() {
        assertThat(ana.undo(TAB, 1, 0))
                .containsExactly(refusal(TAB, 1, ErrorCode.NOTHING_TO_REVERSE, NOTHING_LEFT), done(0, 0, TAB, 1));
    }

    @Test
    void U7_a_refusal_for_another_reason_keeps_the_entry() {
        ana.put(TAB, 1, 1);
        var command = command(ana.undo(TAB, 1, 1));

        assertThat(ana.refused(command, ErrorCode.OVER_LIMIT))
                .containsExactly(refusal(TAB, 1, ErrorCode.OVER_LIMIT, "no"), done(1, 0, TAB, 1));
    }

    @Test
    void U7_a_late_refusal_of_an_earlier_attempt_changes_nothing() {
        ana.put(TAB, 1, 1);
        ana.put(TAB, 2, 2);
        var first = command(ana.undo(TAB, 1, 2));
        ana.refused(first, ErrorCode.NOTHING_TO_REVERSE);
        var before = ana.history();

        ana.refused(first, ErrorCode.NOTHING_TO_REVERSE);

        assertThat(ana.history()).isEqualTo(before);
    }

    @Test
    void U7_attempts_of_a_request_use_none_of_the_next_ones_numbers() {
        for (int i = 1; i <= Limits.UNDO_ENTRIES; i++) {
            ana.put(TAB, i, i);
        }
        var command = command(ana.undo(TAB, 1, Limits.UNDO_ENTRIES));
        for (int i = 2; i <= Limits.UNDO_ENTRIES; i++) {
            command = command(ana.refused(command, ErrorCode.NOTHING_TO_REVERSE));
        }
        ana.refused(command, ErrorCode.NOTHING_TO_REVERSE);
        ana.put(TAB, 101, 101);

        assertThat(command(ana.undo(TAB, 2, 101)).op()).isGreaterThan(command.op());
    }

    @Test
    void U8_the_redo_entry_is_made_from_the_undos_event_and_the_undo_entry_from_the_redos() {
        ana.put(TAB, 1, 1);
        ana.undone(command(ana.undo(TAB, 1, 1)), 2);

        var redo = command(ana.redo(TAB, 2, 1));
        assertThat(redo.of()).isEqualTo(redoOf(2));
        assertThat(redo.reversals()).containsExactly(new Reversal.Restore(ElementFixtures.rectangle("e1", 0)));

        assertThat(ana.redone(redo, 3)).containsExactly(done(1, 0, TAB, 2));
        assertThat(command(ana.undo(TAB, 3, 1)).of()).isEqualTo(undoOf(3));
    }

    @Test
    void U9_a_new_change_clears_the_redo_stack() {
        ana.put(TAB, 1, 1);
        ana.undone(command(ana.undo(TAB, 1, 1)), 2);

        assertThat(ana.put(TAB, 2, 3)).containsExactly(counts(1, 0));
        assertThat(ana.history().referencedEntries()).containsExactly(3L);
    }

    @Test
    void U8_an_undo_overtaken_by_a_new_change_undoes_what_it_was_meant_for() {
        ana.put(TAB, 1, 1);
        var undo = command(ana.undo(TAB, 1, 1));
        ana.put(OTHER_TAB, 1, 2);

        ana.undone(undo, 3);

        assertThat(ana.entries(Direction.UNDO)).containsExactly(2L);
        assertThat(ana.entries(Direction.REDO)).containsExactly(3L);
    }

    @Test
    void U10_the_last_hundred_entries_are_kept() {
        for (int i = 1; i <= Limits.UNDO_ENTRIES + 1; i++) {
            ana.put(TAB, i, i);
        }

        assertThat(ana.entries(Direction.UNDO)).hasSize(Limits.UNDO_ENTRIES).startsWith(2L);
        assertThat(ana.put(TAB, 102, 102)).isEmpty();
    }

    @Test
    void U10_the_entry_in_progress_is_kept_even_with_a_hundred_newer_ones() {
        ana.put(TAB, 1, 1);
        var command = command(ana.undo(TAB, 1, 1));
        for (int i = 2; i <= Limits.UNDO_ENTRIES + 1; i++) {
            ana.put(TAB, i, i);
        }
        ana.passes(UndoHistory.RESEND_AFTER.toMillis());

        assertThat(ana.tick()).containsExactly(new Effect.SendCommand(command));
    }

    @Test
    void U10_an_operation_without_effect_is_no_entry() {
        var noChange = new AppliedChange.Updated("e1", ElementFixtures.x(1), ElementFixtures.x(1));

        ana.put(TAB, 1, 1);
        ana.handle(new Outcome.Accepted(1, 2, 0, TAB, 2, null, null, List.of(noChange)));

        assertThat(ana.entries(Direction.UNDO)).containsExactly(1L);
    }

    @Test
    void U13_a_request_is_decided_by_its_role_and_a_refused_entry_is_kept() {
        var asStudent = new Author(TAB.user(), TAB.name(), "c-ana-3", Role.STUDENT);
        ana.put(TAB, 1, 1);

        var command = command(ana.undo(asStudent, 1, 0));
        assertThat(command.author().role()).isEqualTo(Role.STUDENT);
        ana.refused(command, ErrorCode.NOT_ALLOWED);

        assertThat(ana.entries(Direction.UNDO)).containsExactly(1L);
        assertThat(command(ana.undo(OTHER_TAB, 1, 0)).author().role()).isEqualTo(Role.TEACHER);
    }

    @Test
    void O6_an_operation_of_several_events_is_one_entry_which_names_them() {
        var change = new AppliedChange.Removed(ElementFixtures.rectangle("e1", 1));
        var part = new Outcome.Part(4, 5);

        assertThat(ana.handle(new Outcome.Accepted(1, 4, 0, TAB, 1, null, part, List.of(change))))
                .isEmpty();
        ana.handle(new Outcome.Accepted(1, 5, 0, TAB, 1, null, part, List.of(change)));

        assertThat(ana.entries(Direction.UNDO)).containsExactly(5L);
        assertThat(command(ana.undo(TAB, 1, 1)).reversals()).containsExactly(new Reversal.Events(4, 5));
    }

    @Test
    void O6_more_changes_than_a_command_may_have_are_named_by_their_event() {
        var changes = IntStream.rangeClosed(0, Limits.CHANGES_PER_OP)
                .<AppliedChange>mapToObj(i -> new AppliedChange.Removed(ElementFixtures.rectangle("e" + i, 1)))
                .toList();

        ana.handle(new Outcome.Accepted(1, 1, 0, TAB, 1, null, null, changes));

        assertThat(command(ana.undo(TAB, 1, 1)).reversals()).containsExactly(new Reversal.Events(1, 1));
    }

    @Test
    void U11_a_reversals_number_is_not_the_clients_own() {
        ana.put(TAB, 1, 1);
        ana.undone(command(ana.undo(TAB, 1, 1)), 2);

        assertThat(ana.undo(TAB, 2, 2)).as("waits for the client's operation 2").isEmpty();
    }

    @Test
    void U12_a_joining_page_gets_the_history_and_nothing_changes() {
        assertThat(ana.show(TAB)).containsExactly(counts(0, 0));
        assertThat(ana.put(TAB, 1, 1)).containsExactly(counts(1, 0));
        ana.undone(command(ana.undo(TAB, 1, 1)), 2);
        var before = ana.history();

        assertThat(ana.show(OTHER_TAB)).containsExactly(counts(0, 1));
        assertThat(ana.show(TAB)).containsExactly(done(0, 1, TAB, 1));
        assertThat(ana.history()).isEqualTo(before);
    }

    @Test
    void O3_an_event_with_an_old_seq_is_dropped_and_answered_again() {
        ana.put(TAB, 1, 1);
        var command = command(ana.undo(TAB, 1, 1));
        ana.undone(command, 2);
        var before = ana.history();

        assertThat(ana.put(TAB, 1, 1)).containsExactly(done(0, 1, TAB, 1));
        assertThat(ana.undone(command, 2)).containsExactly(done(0, 1, TAB, 1));
        assertThat(ana.history()).isEqualTo(before);
    }

    @Test
    void O2_a_new_epoch_begins_with_empty_stacks() {
        ana.put(TAB, 1, 7);

        ana.handle(new Outcome.Accepted(
                2, 1, 0, TAB, 2, null, null, List.of(new AppliedChange.Added(ElementFixtures.rectangle("new", 0)))));
        assertThat(ana.entries(Direction.UNDO)).containsExactly(1L);

        ana.put(TAB, 3, 8);
        assertThat(ana.entries(Direction.UNDO))
                .as("an event of the life before")
                .containsExactly(1L);
    }

    @Test
    void a_command_without_outcome_is_sent_again() {
        ana.put(TAB, 1, 1);
        var command = command(ana.undo(TAB, 1, 1));
        ana.passes(UndoHistory.RESEND_AFTER.toMillis() - 1);
        assertThat(ana.tick()).isEmpty();
        ana.passes(1);

        assertThat(ana.tick()).containsExactly(new Effect.SendCommand(command));
        assertThat(ana.tick()).isEmpty();
    }

    @Test
    void U3_a_request_whose_outcome_this_state_will_never_see_is_done_in_the_end() {
        ana.put(TAB, 1, 1);
        ana.put(TAB, 2, 2);
        var command = command(ana.undo(TAB, 1, 2));
        var stale = ana.history();
        ana.undone(command, 3);
        ana.fallBackTo(stale);
        ana.undo(TAB, 2, 2);

        ana.passes(UndoHistory.OUTCOME_TIMEOUT.toMillis() - 1);
        ana.tick();
        assertThat(ana.history().openRequests()).isEqualTo(2);
        ana.passes(1);
        var effects = ana.tick();

        assertThat(effects).contains(done(1, 0, TAB, 1));
        assertThat(command(effects).of()).as("the next request goes on").isEqualTo(undoOf(1));
        ana.undone(command(effects), 4);
        assertThat(ana.history().openRequests()).isZero();
    }

    @Test
    void a_command_is_not_given_up_while_the_service_was_not_reading() {
        ana.put(TAB, 1, 1);
        var command = command(ana.undo(TAB, 1, 1));
        ana.passes(10 * UndoHistory.OUTCOME_TIMEOUT.toMillis());

        assertThat(ana.tick(ana.now())).isEmpty();
        ana.undone(command, 2);
        assertThat(ana.entries(Direction.REDO)).containsExactly(2L);
    }

    @Test
    void waiting_requests_over_the_limit_are_refused_and_may_be_repeated() {
        ana.put(TAB, 1, 1);
        ana.undo(OTHER_TAB, 1, 1);
        for (int i = 2; i <= UndoHistory.MAX_QUEUED; i++) {
            ana.undo(OTHER_TAB, i, 1);
        }

        assertThat(ana.undo(TAB, 1, 1))
                .containsExactly(refusal(TAB, 1, ErrorCode.OVER_LIMIT, "100 requests are waiting already"));
        ana.put(OTHER_TAB, 1, 2);
        ana.undo(TAB, 1, 1);

        assertThat(ana.history().queue())
                .extracting(QueuedRequest::request)
                .last()
                .isEqualTo(undoRequest(1));
    }

    @Test
    void a_request_whose_number_leaves_no_room_for_attempts_is_refused() {
        assertThat(ana.undo(TAB, Long.MAX_VALUE, 0))
                .containsExactly(refusal(
                        TAB, Long.MAX_VALUE, ErrorCode.MALFORMED, "request is at most " + CommandNumber.MAX_REQUEST));

        ana.put(TAB, 1, 1);
        assertThat(command(ana.undo(TAB, CommandNumber.MAX_REQUEST, 1)).op()).isPositive();
    }

    @Test
    void a_state_from_before_the_request_takes_it_as_done_from_the_event() {
        ana.put(TAB, 1, 1);
        ana.put(TAB, 2, 2);
        var before = ana.history();
        var command = command(ana.undo(TAB, 1, 2));
        ana.undone(command, 3);

        ana.fallBackTo(before);
        ana.undone(command, 3);

        assertThat(ana.undo(TAB, 1, 2)).containsExactly(done(1, 1, TAB, 1));
        assertThat(ana.entries(Direction.UNDO)).containsExactly(1L);
    }

    @Test
    void an_older_state_repeats_the_commands_number_although_the_entry_is_gone() {
        ana.put(TAB, 1, 1);
        ana.put(TAB, 2, 2);
        var before = ana.history();
        var command = command(ana.undo(TAB, 1, 2));
        ana.undone(command, 3);

        ana.fallBackTo(before);
        var repeated = command(ana.undo(TAB, 1, 2));
        assertThat(repeated.op()).isEqualTo(command.op());
        ana.undone(command, 3);

        assertThat(ana.entries(Direction.UNDO)).containsExactly(1L);
        assertThat(ana.history().openRequests()).isZero();
    }

    @Test
    void the_least_recent_client_is_forgotten() {
        ana.put(TAB, 1, 1);
        for (int i = 1; i <= ClientProgress.MAX_KNOWN; i++) {
            var tab = new Author("u-ana", "Ana", "c-later-" + i, Role.TEACHER);
            ana.put(tab, 1, i + 1);
        }

        assertThat(ana.history().clients().known()).hasSize(ClientProgress.MAX_KNOWN);
        assertThat(ana.undo(TAB, 1, 1)).isEmpty();
    }

    @Test
    void a_history_survives_its_json() {
        ana.put(TAB, 1, 1);
        ana.put(TAB, 2, 2);
        ana.undone(command(ana.undo(TAB, 1, 2)), 3);
        ana.undo(TAB, 2, 2);
        ana.redo(OTHER_TAB, 1, 5);

        assertThat(Json.read(Json.bytes(ana.history()), UndoHistory.class)).isEqualTo(ana.history());
        assertThat(Json.read(Json.bytes(UndoHistory.EMPTY), UndoHistory.class)).isEqualTo(UndoHistory.EMPTY);
    }

    private static UndoRequest.Reverse undoRequest(long request) {
        return new UndoRequest.Reverse(TAB, Direction.UNDO, request, 1);
    }
}
