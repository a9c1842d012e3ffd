package io.chalkstream.system;

import io.chalkstream.client.BoardClient;
import io.chalkstream.client.OperationResult;
import io.chalkstream.client.Submission;
import io.chalkstream.protocol.board.Change;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** A person on a board: the client, and what it has received. */
record Participant(String name, BoardClient client, RecordingListener received) {

    /** Makes a change and waits for its outcome. */
    OperationResult change(Duration deadline, Change... changes) {
        return awaitResult(deadline, client.apply(changes));
    }

    OperationResult undo(Duration deadline) {
        return awaitResult(deadline, client.undo());
    }

    OperationResult redo(Duration deadline) {
        return awaitResult(deadline, client.redo());
    }

    OperationResult awaitResult(Duration deadline, Submission submission) {
        return Await.value(name + " has the result of " + submission.number(), deadline, submission.result());
    }

    void awaitSeq(long seq, Duration deadline) {
        try {
            client.awaitSeq(seq, deadline);
        } catch (TimeoutException e) {
            throw new AssertionError(name + " didn't see everything: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Waits until exactly these users are known to be here (A7). */
    void awaitPeople(Duration deadline, String... users) {
        Await.until(name + " sees " + List.of(users), deadline, () -> people().equals(Set.of(users)), this::people);
    }

    /** Whether the client is connected to the gateway of this name. */
    boolean isAt(String gateway) {
        return received.gatewayHistory().gateway().filter(gateway::equals).isPresent();
    }

    Set<String> people() {
        return received.awarenessState(state -> Set.copyOf(state.people().keySet()));
    }

    void awaitJoined(Duration deadline) {
        try {
            client.awaitJoined(deadline);
        } catch (TimeoutException e) {
            throw new AssertionError(name + " couldn't join: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
