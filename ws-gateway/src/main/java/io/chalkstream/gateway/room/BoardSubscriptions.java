package io.chalkstream.gateway.room;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Makes sure that a room hears what happens on its board. */
public interface BoardSubscriptions {
    /** Everything is heard always. */
    BoardSubscriptions ALL = boardId -> CompletableFuture.completedFuture(null);

    /** Ends when everything is heard that happens on the board from then on. */
    CompletionStage<?> subscribe(String boardId);
}
