package io.chalkstream.gateway.room;

import java.util.concurrent.CompletionStage;

/** Where boards can be read as a whole. */
public interface Snapshots {
    /** Fetches a board as it is now or was a moment ago; fails when it can't be had at the moment. */
    CompletionStage<BoardSnapshot> fetch(String boardId);
}
