package io.chalkstream.system;

import io.chalkstream.client.OperationResult;
import io.chalkstream.client.Submission;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.system.BoardLog.OpId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Participants who edit a board at the same time, each on a thread, and the results of all their operations. */
final class ConcurrentEditors implements AutoCloseable {
    /** Operations in flight for each; few, so that those of all participants interleave. */
    private static final int OUTSTANDING = 8;

    private static final Duration RESULT_TIMEOUT = Duration.ofSeconds(60);

    private final TestStack stack;
    private final Classroom classroom;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> working = new ArrayList<>();
    private final Map<OpId, Submission> submissions = new ConcurrentHashMap<>();

    ConcurrentEditors(TestStack stack, Classroom classroom) {
        this.stack = stack;
        this.classroom = classroom;
    }

    /** Lets a participant send {@code count} operations, a few at a time. */
    void startEditing(Participant person, Supplier<List<Change>> operations, int count) {
        working.add(threads.submit(() -> {
            var sent = new ArrayList<Submission>();
            for (int i = 0; i < count; i++) {
                var submission = person.client().apply(operations.get());
                submissions.put(new OpId(person.client().client(), submission.number()), submission);
                sent.add(submission);
                if (i >= OUTSTANDING) {
                    person.awaitResult(RESULT_TIMEOUT, sent.get(i - OUTSTANDING));
                }
            }
        }));
    }

    /** How many operations have been sent. */
    int sent() {
        return submissions.size();
    }

    /** Waits for the outcome of every operation. */
    ConsistencyCheck check(Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        working.forEach(work -> Await.value("everybody has sent all", until(end), work));
        var results = new LinkedHashMap<OpId, OperationResult>();
        submissions.forEach((id, submission) ->
                results.put(id, Await.value("the outcome of " + id, until(end), submission.result())));
        Set<OpId> accepted = new HashSet<>(results.keySet());
        accepted.removeIf(id -> results.get(id) instanceof OperationResult.Refused);
        return new ConsistencyCheck(stack, classroom, accepted, results.size() - accepted.size());
    }

    private static Duration until(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
