package io.chalkstream.gateway.room;

import java.util.concurrent.CompletionStage;

/** Where boards can be read. */
public interface BoardStateClient {
    /** Fetches a board as it is now or was a moment ago; fails when it can't be had at the moment. */
    CompletionStage<BoardSnapshot> fetchSnapshot(String boardId);

    /** Fetches what has happened after {@code position}; fails when not all of it can be had. */
    CompletionStage<MissedEvents> fetchMissed(String boardId, Position position);
}
