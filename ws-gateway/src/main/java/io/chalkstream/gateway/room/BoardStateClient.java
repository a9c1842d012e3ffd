package io.chalkstream.gateway.room;

import java.util.concurrent.CompletionStage;

/** Reads boards from board-state. */
public interface BoardStateClient {
    /** Fetches a snapshot, at most slightly behind; fails if none is available. */
    CompletionStage<BoardSnapshot> fetchSnapshot(String boardId);

    /** Fetches all events after {@code position}; fails unless every one of them is available. */
    CompletionStage<MissedEvents> fetchMissed(String boardId, Position position);
}
