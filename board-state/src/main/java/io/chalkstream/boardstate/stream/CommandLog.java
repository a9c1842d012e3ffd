package io.chalkstream.boardstate.stream;

import java.util.concurrent.CompletionStage;

/** What the broker knows of {@code board-commands}. */
public interface CommandLog {
    /** The offset behind the last command of the partition that can be read: what is sent from now on lies there or later. */
    CompletionStage<Long> endOffset(int partition);

    /** The offset at which board-state goes on in the partition when it takes it over. */
    CompletionStage<Long> nextOffset(int partition);
}
