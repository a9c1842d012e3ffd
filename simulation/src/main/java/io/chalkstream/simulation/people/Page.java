package io.chalkstream.simulation.people;

import io.chalkstream.client.BoardClient;
import io.chalkstream.client.OperationResult;
import io.chalkstream.client.Submission;
import io.chalkstream.protocol.awareness.AwarenessState;
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
    private boolean closed;

    /** Something that was asked for. */
    public record Sent(String client, long number, CompletableFuture<OperationResult> result) {}

    Page(SimulatedProcess process, BoardClient client, Recorder recorder) {
        this.process = process;
        this.client = client;
        this.recorder = recorder;
    }

    void operation(Submission submission) {
        operations.add(new Sent(client.client(), submission.number(), submission.result()));
    }

    void request(Submission submission) {
        requests.add(new Sent(client.client(), submission.number(), submission.result()));
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
