package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.board.Samples;
import io.chalkstream.protocol.command.BoardCommand;
import org.apache.kafka.streams.state.KeyValueStore;

/** Stores in memory on which commands have been carried out. */
public final class FilledStore {
    private FilledStore() {}

    /** A store with one board. */
    public static KeyValueStore<String, byte[]> with(String boardId, long at, BoardCommand... commands) {
        var harness = new ProcessorHarness(Long.MAX_VALUE, Samples.HISTORY);
        for (var command : commands) {
            harness.send(boardId, command, at);
        }
        return harness.store();
    }
}
