package io.chalkstream.system;

import io.chalkstream.client.BoardClient;
import io.chalkstream.client.ClientOptions;
import io.chalkstream.client.OperationResult;
import io.chalkstream.protocol.command.Role;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

/** A person who changes a board all the time, and whose history is written down. */
final class RecordedEditor implements AutoCloseable {
    private final String boardId;
    private final ClientHistory history;
    private final BoardClient client;
    private final RandomChanges changes;
    private final ResultWaits waits = new ResultWaits();

    private long sent;
    private long settled;
    private long refused;

    RecordedEditor(String boardId, String name, List<URI> gateways, Path folder, long seed) {
        this.boardId = boardId;
        this.history = new ClientHistory(folder.resolve("client-" + name + ".jsonl"));
        this.changes = new RandomChanges(seed);
        String user = name.toLowerCase(Locale.ROOT);
        this.client = BoardClient.connect(new ClientOptions(
                boardId, user, name, gateways, () -> TestTokens.token(boardId, Role.TEACHER, user, name), history));
    }

    String boardId() {
        return boardId;
    }

    BoardClient client() {
        return client;
    }

    /** Changes something so many times at once, or less often: until so many operations have no outcome yet. */
    void run(int times, int onTheirWay) {
        long free = onTheirWay - unsettled();
        LongStream.range(0, Math.min(times, free)).forEach(time -> change());
    }

    private synchronized long unsettled() {
        return sent - settled;
    }

    private void change() {
        var operation = changes.next(client.elements());
        long at = System.nanoTime();
        var submission = client.apply(operation);
        if (submission.number() == 0) {
            // The client itself saw that it can't be: it never left.
            return;
        }
        String id = client.client();
        var written = new CompletableFuture<Void>();
        var unused = submission
                .result()
                .thenAcceptBoth(written, (result, nothing) -> settled(id, submission.number(), at, result));
        count();
        history.sent(id, submission.number(), operation);
        written.complete(null);
    }

    private synchronized void count() {
        sent++;
    }

    private synchronized void settled(String id, long number, long at, OperationResult result) {
        history.settled(id, number, result);
        settled++;
        if (result instanceof OperationResult.Refused) {
            refused++;
        }
        waits.ended(at);
    }

    /** Whether an operation that was sent after this {@link System#nanoTime()} has its outcome. */
    boolean hasResultSince(long nanos) {
        return waits.anySince(nanos);
    }

    boolean hasAllResults() {
        return unsettled() == 0;
    }

    synchronized long sent() {
        return sent;
    }

    synchronized long refused() {
        return refused;
    }

    synchronized long accepted() {
        return settled - refused;
    }

    /** The longest wait of the outcomes that have come since the last call. */
    Duration takeLongestWait() {
        return waits.takeLongest();
    }

    /** Writes down the client's board as it is now. */
    void writeBoard() {
        history.board(client.seq(), List.copyOf(client.elements().values()));
    }

    @Override
    public void close() {
        client.close();
        history.close();
    }
}
