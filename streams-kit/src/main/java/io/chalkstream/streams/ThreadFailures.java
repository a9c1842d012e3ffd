package io.chalkstream.streams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/**
 * Replaces a failed stream thread; the new one starts from the last commit. After more than {@link #MAX_FAILURES} failures within
 * {@link #WITHIN} it gives up: the process should exit, so that its supervisor restarts it.
 */
public final class ThreadFailures implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = Logger.getLogger(ThreadFailures.class);
    private static final int MAX_FAILURES = 5;
    private static final Duration WITHIN = Duration.ofMinutes(2);

    private final Clock clock;
    private final Runnable giveUp;
    private final Deque<Instant> failures = new ArrayDeque<>();

    /** @param giveUp ends the process, without waiting for this thread */
    public ThreadFailures(Clock clock, Runnable giveUp) {
        this.clock = clock;
        this.giveUp = giveUp;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        if (isOver()) {
            LOG.errorf(failure, "More than %d stream threads failed within %s: giving up", MAX_FAILURES, WITHIN);
            giveUp.run();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.error("A stream thread failed and is replaced", failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private synchronized boolean isOver() {
        var now = clock.instant();
        failures.addLast(now);
        failures.removeIf(earlier -> earlier.isBefore(now.minus(WITHIN)));
        return failures.size() > MAX_FAILURES;
    }
}
