package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.board.BoardView;
import io.chalkstream.boardstate.board.LargeCommand;
import io.chalkstream.protocol.command.BoardCommand;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Gives the large commands of this process their turns: one at a time, in the order in which they came, because each
 * holds a board in memory. They take at most half of the stream thread's time. Thread-safe.
 */
@Singleton
public final class JobScheduler {
    private final Executor planner;
    private final long maxBytes;
    private final Deque<Object> turns = new ArrayDeque<>();
    private long nextStep;

    @Inject
    JobScheduler() {
        this(Executors.newSingleThreadExecutor(JobScheduler::thread));
    }

    /** @param planner decides the large commands */
    public JobScheduler(Executor planner) {
        this(planner, LargeCommand.MAX_BYTES);
    }

    /** @param maxBytes the weight up to which a command is carried out at once */
    JobScheduler(Executor planner, long maxBytes) {
        this.planner = planner;
        this.maxBytes = maxBytes;
    }

    /** Whether the command must be carried out in slices. */
    boolean isLarge(BoardView board, BoardCommand command, long at) {
        return LargeCommand.is(board, command, at, maxBytes);
    }

    /** Puts the job at the end of the line. */
    synchronized void enter(Object job) {
        turns.remove(job);
        turns.addLast(job);
    }

    synchronized void leave(Object job) {
        turns.remove(job);
    }

    /** Whether the job may take a step at the time {@code now}, in milliseconds. */
    synchronized boolean isDue(Object job, long now) {
        return job.equals(turns.peekFirst()) && now >= nextStep;
    }

    /** A step has ended: the next one may begin once as much time has passed as it took. */
    synchronized void stepped(long begin, long end) {
        nextStep = end + Math.max(0, end - begin);
    }

    <T> CompletableFuture<T> plan(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, planner);
    }

    @PreDestroy
    void close() {
        if (planner instanceof ExecutorService service) {
            service.shutdownNow();
        }
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "large-commands");
        thread.setDaemon(true);
        return thread;
    }
}
