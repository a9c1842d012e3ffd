package io.chalkstream.gateway.snapshot;

import java.util.concurrent.CompletionStage;

/** Asks board-state who made elements. */
public interface AuthorsClient {
    /** Fetches who made an element and who changed it last; fails if that can't be had at the moment. */
    CompletionStage<KnownAuthors> fetchAuthors(String boardId, String element);
}
