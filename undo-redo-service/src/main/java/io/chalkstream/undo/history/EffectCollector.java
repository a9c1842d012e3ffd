package io.chalkstream.undo.history;

import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import io.chalkstream.protocol.outcome.ConflictSummary;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.undo.UndoRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects the effects of one input, in order. */
final class EffectCollector {
    private final List<Effect> collected = new ArrayList<>();
    /** The stacks as last sent to the person. */
    private UndoStacks lastSent;

    EffectCollector(UndoStacks lastSent) {
        this.lastSent = lastSent;
    }

    /** Sends the command that reverses an entry of the life {@code epoch} of the board. */
    void sendCommand(InFlight next, Entry entry, long epoch) {
        var request = next.waiting().request();
        collected.add(new Effect.SendCommand(new BoardCommand.Reverse(
                request.author(), next.op(), request.decision(), epoch, next.of(), entry.reversals())));
    }

    void refuse(UndoRequest.Reverse request, ErrorCode code, String message, @Nullable ConflictSummary kept) {
        collected.add(new Effect.SendRefusal(
                request.author().client(), ServerMessage.Refused.request(request.request(), code, message, kept)));
    }

    /**
     * Sends the person what can be undone and redone.
     *
     * @param client the client whose request or operation this responds to, if any
     * @param done that client's last completed request
     */
    void sendHistory(UndoStacks stacks, @Nullable String client, @Nullable Long done, @Nullable ConflictSummary kept) {
        collected.add(new Effect.SendHistory(new ServerMessage.History(
                stacks.undo().size(),
                stacks.redo().size(),
                stacks.next(Direction.UNDO),
                stacks.next(Direction.REDO),
                client,
                done,
                kept)));
        lastSent = stacks;
    }

    /** All effects, with the stacks if the person doesn't know them yet. */
    List<Effect> finish(UndoStacks stacks) {
        if (!knows(stacks, Direction.UNDO) || !knows(stacks, Direction.REDO)) {
            sendHistory(stacks, null, null, null);
        }
        return collected;
    }

    /** Whether the person knows the number of entries and the next one's summary. */
    private boolean knows(UndoStacks stacks, Direction direction) {
        return lastSent.of(direction).size() == stacks.of(direction).size()
                && Objects.equals(lastSent.next(direction), stacks.next(direction));
    }
}
