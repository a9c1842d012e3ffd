package io.chalkstream.gateway.snapshot;

import io.chalkstream.protocol.command.Role;
import java.util.concurrent.CompletionStage;

/** Reads boards' histories from board-state. */
public interface HistoryClient {
    /**
     * Fetches the events up to {@code upTo}, the newest first, as a reader of this role may know them. Fails with
     * {@link io.chalkstream.protocol.code.NotKeptException} if the history doesn't reach back so far. The answer must be released.
     *
     * @param gzip whether the answer is to be compressed
     */
    CompletionStage<FetchedHistory> fetchHistory(String boardId, long upTo, Role reader, boolean gzip);
}
