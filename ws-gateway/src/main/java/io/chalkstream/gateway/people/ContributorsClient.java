package io.chalkstream.gateway.people;

import java.util.concurrent.CompletionStage;

/** Asks board-state who has made a board's changes. */
public interface ContributorsClient {
    /** Fetches the contributors (G11), as JSON; fails if they can't be had now. */
    CompletionStage<byte[]> fetchContributors(String boardId);
}
