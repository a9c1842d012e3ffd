package io.chalkstream.boardstate.stream;

import java.util.concurrent.CompletionStage;

/** Offsets of {@code board-commands}, as the broker knows them. */
public interface CommandLog {
    /** The partition's end offset: commands sent from now on have this offset or a later one. */
    CompletionStage<Long> endOffset(int partition);

    /** The offset from which board-state continues after taking the partition over. */
    CompletionStage<Long> nextOffset(int partition);
}
