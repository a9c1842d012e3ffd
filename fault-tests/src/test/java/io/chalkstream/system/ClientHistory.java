package io.chalkstream.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chalkstream.client.BoardListener;
import io.chalkstream.client.OperationResult;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.server.ServerMessage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what one client does, is told and sees, as history-checker/README.md says. Thread-safe. */
final class ClientHistory implements BoardListener, AutoCloseable {
    private final BufferedWriter lines;

    ClientHistory(Path file) {
        try {
            lines = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void sent(String client, long op, List<Change> changes) {
        write(new Sent("sent", client, op, System.currentTimeMillis(), changes));
    }

    void settled(String client, long op, OperationResult result) {
        long now = System.currentTimeMillis();
        if (result instanceof OperationResult.Done done) {
            Long seq = done.seq().isPresent() ? done.seq().getAsLong() : null;
            write(new Settled("acknowledged", client, op, now, seq, null));
        } else if (result instanceof OperationResult.Refused refused) {
            write(new Settled("refused", client, op, now, null, refused.code().toString()));
        }
    }

    @Override
    public void applied(ServerMessage.Event event, long nanos) {
        write(new Seen("event", new HistoryEvent(event.seq(), event.author().client(), event.op(), event.changes())));
    }

    @Override
    public void replaced(ServerMessage.Snapshot snapshot, long nanos) {
        write(new Replaced("snapshot", snapshot.seq()));
    }

    /** What the client shows in the end. */
    void board(long seq, List<Element> elements) {
        write(new Board("board", seq, elements));
    }

    private synchronized void write(Object line) {
        try {
            lines.write(Json.text(line));
            lines.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An event of the board. */
    record HistoryEvent(long seq, String client, long op, List<Change> changes) {
        static HistoryEvent of(Outcome.Accepted event) {
            return new HistoryEvent(event.seq(), event.author().client(), event.op(), event.clientChanges());
        }
    }

    private record Sent(String what, String client, long op, long at, List<Change> changes) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Settled(
            String what,
            String client,
            long op,
            long at,
            @Nullable Long seq,
            @Nullable String code) {}

    private record Seen(String what, HistoryEvent event) {}

    private record Replaced(String what, long seq) {}

    private record Board(String what, long seq, List<Element> elements) {}
}
