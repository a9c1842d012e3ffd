package io.chalkstream.gateway.session;

import io.chalkstream.gateway.room.AwarenessPublisher;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.undo.UndoRequest;
import java.util.concurrent.CompletionStage;

/** The features' topics. What one thread hands over for a board keeps its order. */
public interface CommandPublisher extends AwarenessPublisher {
    /** Ends when the command is durable; fails when that can't be said in time. */
    CompletionStage<Void> edit(String boardId, BoardCommand.Edit edit);

    /** Ends when the request is durable; fails when that can't be said in time. */
    CompletionStage<Void> undo(String boardId, UndoRequest request);
}
