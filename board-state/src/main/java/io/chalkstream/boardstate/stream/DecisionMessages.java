package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.board.Decision;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.fanout.Routing;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.topic.RecordFormats;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.visibility.VisibilityPolicy;
import io.chalkstream.streams.OutboundRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The records to publish for a decision. Clients are sent the outcome of their own operations. Refused reversals go to
 * undo-redo-service only, which tries the next entry or informs the person.
 */
final class DecisionMessages implements Decision.Cases<List<OutboundRecord>> {
    /** The decision version from which on an event's record says whose operation it was: earlier ones stay as they were (V7). */
    private static final int CLIENT_SINCE = 2;

    private final BoardCommand command;

    private DecisionMessages(BoardCommand command) {
        this.command = command;
    }

    /** The records to publish, in order. */
    static List<OutboundRecord> messages(BoardCommand command, Decision decision) {
        return decision.match(new DecisionMessages(command));
    }

    @Override
    public List<OutboundRecord> accepted(Decision.Accepted accepted) {
        return accepted.events().stream()
                .flatMap(event -> Stream.of(outcome(event), toBoard(event)))
                .toList();
    }

    @Override
    public List<OutboundRecord> refused(Decision.Refused refused) {
        var messages = new ArrayList<OutboundRecord>();
        if (refused.remembered() || !isEdit()) {
            messages.add(outcome(refused.outcome()));
        }
        if (isEdit()) {
            messages.add(toClient(refusal(refused.outcome(), refused.expected())));
        }
        return messages;
    }

    @Override
    public List<OutboundRecord> duplicate(Decision.Duplicate duplicate) {
        var refusal = duplicate.refusal();
        if (isEdit()) {
            return List.of(
                    toClient(refusal == null ? new ServerMessage.Accepted(command.op()) : refusal(refusal, null)));
        }
        return refusal == null ? List.of() : List.of(outcome(refusal));
    }

    private boolean isEdit() {
        return command instanceof BoardCommand.Edit;
    }

    private OutboundRecord toBoard(Outcome.Accepted event) {
        boolean isTold = isEdit() && command.decisionVersion() >= CLIENT_SINCE;
        String client = isTold ? event.author().client() : null;
        return frame(
                EventFrame.of(event),
                new Routing.Event(event.epoch(), event.seq(), VisibilityPolicy.setBy(event), client));
    }

    private OutboundRecord toClient(ServerMessage message) {
        return frame(message, new Routing.Client(command.author().client()));
    }

    private static ServerMessage refusal(Outcome.Refused refused, @Nullable Long expected) {
        return new ServerMessage.Refused(
                refused.op(), null, refused.code(), refused.message(), expected, refused.kept());
    }

    private static OutboundRecord outcome(Outcome outcome) {
        return new OutboundRecord(Topic.BOARD_EVENTS, RecordFormats.OUTCOME.write(outcome), Map.of());
    }

    private static OutboundRecord frame(ServerMessage frame, Routing routing) {
        return new OutboundRecord(Topic.FANOUT, Json.bytes(frame), routing.headers());
    }
}
