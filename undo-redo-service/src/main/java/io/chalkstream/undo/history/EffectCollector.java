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

/** Gathers what follows from one input, in order. */
final class EffectCollector {
    private final List<Effect> collected = new ArrayList<>();
    /** The stacks that the person knows of. */
    private UndoStacks lastSent;

    EffectCollector(UndoStacks lastSent) {
        this.lastSent = lastSent;
    }

    void sendCommand(InFlight next, Entry entry) {
        var author = next.waiting().request().author();
        collected.add(
                new Effect.SendCommand(new BoardCommand.Reverse(author, next.op(), next.of(), entry.reversals())));
    }

    void refuse(UndoRequest.Reverse request, ErrorCode code, String message, @Nullable ConflictSummary kept) {
        collected.add(new Effect.SendRefusal(
                request.author().client(), ServerMessage.Refused.request(request.request(), code, message, kept)));
    }

    /**
     * Tells the person what can be undone and redone.
     *
     * @param client whose request or operation this answers, if it answers one
     * @param done the last request of that client that is done
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

    /** All of them; the person is told of the stacks if that hasn't happened yet. */
    List<Effect> finish(UndoStacks stacks) {
        if (!knows(stacks, Direction.UNDO) || !knows(stacks, Direction.REDO)) {
            sendHistory(stacks, null, null, null);
        }
        return collected;
    }

    /** Whether the person knows how many entries there are, and what the next one is about. */
    private boolean knows(UndoStacks stacks, Direction direction) {
        return lastSent.of(direction).size() == stacks.of(direction).size()
                && Objects.equals(lastSent.next(direction), stacks.next(direction));
    }
}
