package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.board.BoardJob;
import io.chalkstream.boardstate.board.BoardWriter;
import io.chalkstream.boardstate.board.Decision;
import io.chalkstream.boardstate.board.EventHistory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * One large command while it is carried out. It is decided beside the stream thread, from a board that nothing else
 * changes; each step on the stream thread applies and publishes one event of the decision.
 */
final class RunningJob {
    private static final Duration CANCEL_TIMEOUT = Duration.ofSeconds(1);

    private final ReceivedCommand received;
    private final BoardJob job;
    private final KeyValueStore<String, byte[]> store;
    private final CommandExecutor executor;
    private final BoardLocks locks;
    private final EventHistory history;
    private final JobScheduler scheduler;
    private final long start = System.nanoTime();
    private @Nullable CompletableFuture<Decision> plan;
    private @Nullable ContentsRemover remover;
    private volatile boolean cancelled;

    /** What a step did. */
    enum Step {
        /** The command isn't decided yet. */
        PENDING,
        /** There is more to do. */
        CONTINUED,
        /** That was all. */
        ENDED
    }

    RunningJob(
            ReceivedCommand received,
            BoardJob job,
            KeyValueStore<String, byte[]> store,
            CommandExecutor executor,
            BoardLocks locks,
            EventHistory history,
            JobScheduler scheduler) {
        this.received = received;
        this.job = job;
        this.store = store;
        this.executor = executor;
        this.locks = locks;
        this.history = history;
        this.scheduler = scheduler;
    }

    /** Makes the deleted board an empty one. Its contents are removed by the steps. */
    void beginDeletion(Decision.Accepted deletion) {
        locked(() -> BoardWriter.beginDeletion(executor.board(received.boardId()), job, deletion));
        executor.publish(received, deletion);
        executor.decided(received, deletion, System.nanoTime() - start);
    }

    /** The command's offset; null once it is decided, as a deletion is at once. */
    @Nullable
    Long undecided() {
        return job.isDeletion() ? null : received.origin().offset();
    }

    Step step() {
        if (job.isDeletion()) {
            return removeContents();
        }
        var decided = plan();
        if (!decided.isDone()) {
            return Step.PENDING;
        }
        try {
            return apply(decided.join());
        } catch (CompletionException e) {
            executor.failed(received, e.getCause() == null ? e : e.getCause());
            return Step.ENDED;
        }
    }

    private Step removeContents() {
        var removing = remover;
        if (removing == null) {
            removing = new ContentsRemover(received.boardId(), store, job.before());
            remover = removing;
        }
        return removing.step() ? Step.ENDED : Step.CONTINUED;
    }

    private CompletableFuture<Decision> plan() {
        var planned = plan;
        if (planned == null) {
            planned = scheduler.plan(
                    () -> job.decide(new StreamsBoardStore(received.boardId(), store, this::requireNotCancelled)));
            plan = planned;
        }
        return planned;
    }

    private Step apply(Decision decision) {
        if (decision instanceof Decision.Accepted accepted) {
            long applied = executor.board(received.boardId()).head().seq()
                    - job.before().seq();
            int next = Math.toIntExact(applied);
            var event = accepted.events().get(next);
            locked(() -> BoardWriter.applySlice(executor.board(received.boardId()), event));
            executor.publish(received, new Decision.Accepted(List.of(event)));
            if (next + 1 < accepted.events().size()) {
                return Step.CONTINUED;
            }
        } else {
            executor.publish(received, decision);
        }
        locked(() -> BoardWriter.finish(executor.board(received.boardId()), job, decision, history));
        executor.decided(received, decision, System.nanoTime() - start);
        return Step.ENDED;
    }

    private void locked(Runnable writes) {
        locks.whileLocked(received.boardId(), writes);
    }

    private void requireNotCancelled() {
        if (cancelled) {
            throw new CancellationException("the partition has been closed");
        }
    }

    /** Ends reading the store, which is about to be closed. */
    void cancel() {
        cancelled = true;
        var planned = plan;
        if (planned != null) {
            // Only for the end of the read that is under way: its result is of no interest.
            var ended = planned.handle((decision, failure) -> true)
                    .completeOnTimeout(false, CANCEL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            ended.join();
        }
    }
}
