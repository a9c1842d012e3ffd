package io.chalkstream.simulation.people;

import io.chalkstream.client.BoardClient;
import io.chalkstream.client.OperationResult;
import io.chalkstream.client.Submission;
import io.chalkstream.protocol.awareness.AwarenessState;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.simulation.engine.SimulatedProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One page of a person, from its loading to its closing. */
public final class Page {
    private final SimulatedProcess process;
    private final BoardClient client;
    private final Recorder recorder;
    private final List<Sent> operations = new ArrayList<>();
    private final List<Sent> requests = new ArrayList<>();
    private final List<CompletableFuture<OperationResult>> deletions = new ArrayList<>();
    private boolean closed;

    /**
     * Something that was asked for.
     *
     * @param life the life of the board that it stands on (O9); 0: whichever
     */
    public record Sent(String client, long number, long life, CompletableFuture<OperationResult> result) {}

    Page(SimulatedProcess process, BoardClient client, Recorder recorder) {
        this.process = process;
        this.client = client;
        this.recorder = recorder;
    }

    void apply(List<Change> changes) {
        long life = changes.stream().anyMatch(Page::standsOnWhatWasSeen) ? life() : 0;
        var submission = client.apply(changes);
        if (changes.stream().anyMatch(Change.Delete.class::isInstance)) {
            deletions.add(submission.result());
        }
        operations.add(new Sent(client.client(), submission.number(), life, submission.result()));
    }

    void undo() {
        request(client.undo());
    }

    void redo() {
        request(client.redo());
    }

    private void request(Submission submission) {
        requests.add(new Sent(client.client(), submission.number(), life(), submission.result()));
    }

    /** Until its person's deletion has an outcome, nobody knows what comes after it. */
    private long life() {
        return deletions.stream().allMatch(CompletableFuture::isDone) ? recorder.life() : 0;
    }

    private static boolean standsOnWhatWasSeen(Change change) {
        return change instanceof Change.Clear
                || change instanceof Change.Restore
                || change instanceof Change.TakeBack
                || change instanceof Change.Delete;
    }

    void close() {
        closed = true;
        client.close();
        process.after(Duration.ofSeconds(1), process::kill);
    }

    void crash() {
        closed = true;
        process.kill();
    }

    public boolean isClosed() {
        return closed;
    }

    public BoardClient client() {
        return client;
    }

    SimulatedProcess process() {
        return process;
    }

    Recorder recorder() {
        return recorder;
    }

    public List<Sent> operations() {
        return operations;
    }

    public List<Sent> requests() {
        return requests;
    }

    /** What was asked for and isn't answered. */
    public List<Sent> unanswered() {
        var open = new ArrayList<Sent>();
        operations.stream().filter(sent -> !sent.result().isDone()).forEach(open::add);
        requests.stream().filter(sent -> !sent.result().isDone()).forEach(open::add);
        return open;
    }

    /** The events that it was shown, in order. */
    public List<ServerMessage.Event> applied() {
        return recorder.applied();
    }

    public List<ServerMessage.Snapshot> snapshots() {
        return recorder.snapshots();
    }

    public AwarenessState awareness() {
        return recorder.awareness();
    }

    /** Whether students are hidden, as far as it is known here. */
    public boolean isHidden() {
        return recorder.isHidden();
    }

    public long digest() {
        return recorder.digest();
    }
}
