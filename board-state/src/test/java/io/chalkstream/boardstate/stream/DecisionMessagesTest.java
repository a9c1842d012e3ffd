package io.chalkstream.boardstate.stream;

import static io.chalkstream.boardstate.board.Samples.ANA;
import static io.chalkstream.boardstate.board.Samples.author;
import static io.chalkstream.boardstate.board.Samples.edit;
import static io.chalkstream.boardstate.board.Samples.put;
import static io.chalkstream.boardstate.board.Samples.text;
import static io.chalkstream.boardstate.board.Samples.undo;
import static io.chalkstream.boardstate.board.Samples.x;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.boardstate.board.Decision;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.DecisionVersion;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.server.EventAuthor;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.streams.OutboundRecord;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionMessagesTest {
    private static final BoardCommand.Edit EDIT = edit(ANA, 3, put(text("e1")));
    private static final BoardCommand.Reverse UNDO = undo(ANA, 3_000, 7, new Reversal.Withdraw(text("e1")));
    private static final Author CHO = author("cho", Role.STUDENT);
    private static final Map<String, String> TO_ANA = Map.of("to", "client", "id", "ana");

    @Test
    void F1_undo_gets_an_event_with_the_earlier_values_and_clients_without() {
        var event = new Outcome.Accepted(
                11, 4, 12, ANA, 3, null, null, List.of(new AppliedChange.Updated("e1", x(2), x(1))));

        var messages = DecisionMessages.messages(EDIT, new Decision.Accepted(List.of(event)));

        assertThat(messages).extracting(OutboundRecord::topic).containsExactly(Topic.BOARD_EVENTS, Topic.FANOUT);
        assertThat(Json.read(messages.get(0).value(), Outcome.class)).isEqualTo(event);
        assertThat(Json.read(messages.get(1).value(), ServerMessage.class))
                .isEqualTo(new ServerMessage.Event(
                        11, 4, 12, ANA, 3, null, null, List.of(new Change.SetProps("e1", x(2)))));
        assertThat(messages.get(1).headers()).isEqualTo(Map.of("to", "board", "epoch", "11", "seq", "4", "id", "ana"));
    }

    @Test
    void V7_what_version_1_decides_does_not_say_whose_operation_it_was() {
        var event = new Outcome.Accepted(
                11, 4, 12, ANA, 3, null, null, List.of(new AppliedChange.Updated("e1", x(2), x(1))));
        var command = new BoardCommand.Edit(ANA, 3, DecisionVersion.FIRST, List.of(new Change.Clear()));

        var messages = DecisionMessages.messages(command, new Decision.Accepted(List.of(event)));

        assertThat(messages.get(1).headers()).isEqualTo(Map.of("to", "board", "epoch", "11", "seq", "4"));
    }

    @Test
    void A9_a_hidden_authors_name_is_withheld_from_clients_but_not_from_undo() {
        var event = new Outcome.Accepted(
                11, 4, 12, CHO, true, 3, null, null, null, List.of(new AppliedChange.Removed(text("e1"))));

        var messages = DecisionMessages.messages(EDIT, new Decision.Accepted(List.of(event)));

        assertThat(((Outcome.Accepted) Json.read(messages.get(0).value(), Outcome.class)).author())
                .isEqualTo(CHO);
        var frame = (ServerMessage.Event) Json.read(messages.get(1).value(), ServerMessage.class);
        assertThat(frame.author()).isEqualTo(new EventAuthor(CHO.user(), null, CHO.client(), CHO.role()));
        assertThat(frame).isEqualTo(EventFrame.of(event));
        assertThat(messages.get(1).value()).asString(UTF_8).doesNotContain(CHO.name());
    }

    @Test
    void F1_an_event_says_in_its_routing_whether_it_hides_the_students() {
        var hide = new AppliedChange.StudentsHidden(true, false);
        var show = new AppliedChange.StudentsHidden(false, true);

        assertThat(studentsHiddenBy(new AppliedChange.Added(text("e1")), hide)).isEqualTo("true");
        assertThat(studentsHiddenBy(show)).isEqualTo("false");
        assertThat(studentsHiddenBy(hide, show)).as("the last one").isEqualTo("false");
        assertThat(studentsHiddenBy(hide, new AppliedChange.StudentsHidden(true, true)))
                .isEqualTo("true");
        assertThat(studentsHiddenBy(new AppliedChange.Deleted())).isEqualTo("false");
        assertThat(studentsHiddenBy(new AppliedChange.StudentsHidden(true, true)))
                .as("as it was")
                .isNull();
        assertThat(studentsHiddenBy(new AppliedChange.Frozen(true, false))).isNull();
    }

    private static @Nullable String studentsHiddenBy(AppliedChange... changes) {
        var event = new Outcome.Accepted(11, 4, 12, ANA, 3, null, null, List.of(changes));
        var toBoard = DecisionMessages.messages(EDIT, new Decision.Accepted(List.of(event)))
                .get(1);
        return toBoard.headers().get("students-hidden");
    }

    @Test
    void U11_an_undo_is_published_as_an_event_with_what_it_reverses() {
        var event = new Outcome.Accepted(
                11, 4, 12, ANA, 3_000, UNDO.of(), null, List.of(new AppliedChange.Removed(text("e1"))));

        var messages = DecisionMessages.messages(UNDO, new Decision.Accepted(List.of(event)));

        var frame = (ServerMessage.Event) Json.read(messages.get(1).value(), ServerMessage.class);
        assertThat(frame.reverses()).isEqualTo(UNDO.of());
        assertThat(messages.get(1).headers()).containsEntry("to", "board");
    }

    @Test
    void a_refused_edit_goes_to_its_client_and_to_undo() {
        var refused = refusal(EDIT, ErrorCode.ELEMENT_EXISTS);

        var messages = DecisionMessages.messages(EDIT, new Decision.Refused(refused, null));

        assertThat(messages).extracting(OutboundRecord::topic).containsExactly(Topic.BOARD_EVENTS, Topic.FANOUT);
        assertThat(Json.read(messages.get(0).value(), Outcome.class)).isEqualTo(refused);
        assertThat(Json.read(messages.get(1).value(), ServerMessage.class))
                .isEqualTo(ServerMessage.Refused.op(3, ErrorCode.ELEMENT_EXISTS, "no"));
        assertThat(messages.get(1).headers()).isEqualTo(TO_ANA);
    }

    @Test
    void E5_a_refusal_after_a_gap_goes_to_the_client_only_with_the_expected_number() {
        var messages = DecisionMessages.messages(EDIT, new Decision.Refused(refusal(EDIT, ErrorCode.OP_GAP), 2L));

        assertThat(messages).hasSize(1);
        assertThat(Json.read(messages.get(0).value(), ServerMessage.class))
                .isEqualTo(new ServerMessage.Refused(3L, null, ErrorCode.OP_GAP, "no", 2L, null));
        assertThat(messages.get(0).headers()).isEqualTo(TO_ANA);
    }

    @Test
    void E4_a_repeated_operation_is_answered_to_its_client_only() {
        var accepted = DecisionMessages.messages(EDIT, new Decision.Duplicate(null));
        var refused = DecisionMessages.messages(EDIT, new Decision.Duplicate(refusal(EDIT, ErrorCode.ELEMENT_EXISTS)));

        assertThat(accepted).hasSize(1);
        assertThat(Json.read(accepted.get(0).value(), ServerMessage.class)).isEqualTo(new ServerMessage.Accepted(3));
        assertThat(accepted.get(0).headers()).isEqualTo(TO_ANA);
        assertThat(refused).hasSize(1);
        assertThat(Json.read(refused.get(0).value(), ServerMessage.class))
                .isEqualTo(ServerMessage.Refused.op(3, ErrorCode.ELEMENT_EXISTS, "no"));
        assertThat(refused.get(0).headers()).isEqualTo(TO_ANA);
    }

    @Test
    void a_refused_reversal_goes_to_undo_only_and_again_when_it_is_repeated() {
        var refused = refusal(UNDO, ErrorCode.NOTHING_TO_REVERSE);

        for (var decision : List.of(new Decision.Refused(refused, null), new Decision.Duplicate(refused))) {
            var messages = DecisionMessages.messages(UNDO, decision);

            assertThat(messages).hasSize(1);
            assertThat(messages.get(0).topic()).isEqualTo(Topic.BOARD_EVENTS);
            assertThat(Json.read(messages.get(0).value(), Outcome.class)).isEqualTo(refused);
        }
    }

    @Test
    void nothing_is_published_for_a_repeated_accepted_reversal() {
        assertThat(DecisionMessages.messages(UNDO, new Decision.Duplicate(null)))
                .isEmpty();
    }

    private static Outcome.Refused refusal(BoardCommand command, ErrorCode code) {
        var of = command instanceof BoardCommand.Reverse reverse ? reverse.of() : null;
        return new Outcome.Refused(command.author(), command.op(), of, code, "no");
    }
}
