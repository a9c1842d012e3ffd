package io.chalkstream.gateway.connection;

import io.chalkstream.gateway.room.AwarenessPublisher;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.undo.UndoRequest;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Publishes clients' messages to the feature services' topics. Calls of one thread for one board keep their order. */
public interface CommandPublisher extends AwarenessPublisher {
    /** Completes when the command is durable; fails if that isn't confirmed in time. */
    CompletionStage<Void> edit(String boardId, BoardCommand.Edit edit);

    /** As above, as a part of the trace that a page has begun (C10), if there is one and this publisher traces. */
    default CompletionStage<Void> edit(String boardId, BoardCommand.Edit edit, @Nullable String trace) {
        return edit(boardId, edit);
    }

    /** Completes when the request is durable; fails if that isn't confirmed in time. */
    CompletionStage<Void> undo(String boardId, UndoRequest request);
}
