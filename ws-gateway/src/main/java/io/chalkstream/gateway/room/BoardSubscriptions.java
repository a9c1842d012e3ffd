package io.chalkstream.gateway.room;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Subscribes this gateway to the partitions of its open boards. */
public interface BoardSubscriptions {
    /** All partitions are always read. */
    BoardSubscriptions ALL = boardId -> CompletableFuture.completedFuture(null);

    /** Completes once every later record of the board will be delivered here. */
    CompletionStage<?> subscribe(String boardId);
}
