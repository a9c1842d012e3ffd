package io.chalkstream.system;

import io.chalkstream.client.OperationResult;
import io.chalkstream.client.Submission;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.system.BoardLog.OpId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A participant that sends one operation in each run, and records the waits for the results. */
final class SteadyEditor implements Runnable {
    private final Classroom classroom;
    private final Participant person;
    private final Supplier<List<Change>> operations;
    private final ResultWaits waits = new ResultWaits();

    private final Set<OpId> accepted = new HashSet<>();
    private int refused;
    private int sent;

    SteadyEditor(Classroom classroom, Participant person, Supplier<List<Change>> operations) {
        this.classroom = classroom;
        this.person = person;
        this.operations = operations;
    }

    Classroom classroom() {
        return classroom;
    }

    Participant person() {
        return person;
    }

    @Override
    public void run() {
        var submission = person.client().apply(operations.get());
        long at = System.nanoTime();
        count();
        var unused = submission.result().whenComplete((answer, cancelled) -> settled(submission, at, answer));
    }

    private synchronized void count() {
        sent++;
    }

    private synchronized void settled(Submission submission, long at, @Nullable OperationResult answer) {
        if (answer instanceof OperationResult.Done) {
            accepted.add(new OpId(person.client().client(), submission.number()));
        } else {
            refused++;
        }
        waits.ended(at);
    }

    /** Whether an operation that was sent after this {@link System#nanoTime()} has its result. */
    boolean hasResultSince(long nanos) {
        return waits.anySince(nanos);
    }

    synchronized boolean hasAllResults() {
        return accepted.size() + refused == sent;
    }

    /** The longest wait of the results that have come since the last call. */
    Duration takeLongestWait() {
        return waits.takeLongest();
    }

    synchronized int sent() {
        return sent;
    }

    synchronized int refused() {
        return refused;
    }

    synchronized Set<OpId> accepted() {
        return Set.copyOf(accepted);
    }
}
