package io.chalkstream.boardstate.stream;

import io.quarkus.runtime.Quarkus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/**
 * Replaces a failed stream thread; the new one starts from the last commit. After more than {@link #MAX_CRASHES} failures
 * within {@link #WITHIN} the process exits, so that its supervisor restarts it.
 */
@Singleton
final class CrashLimit implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = Logger.getLogger(CrashLimit.class);
    private static final int MAX_CRASHES = 5;
    private static final Duration WITHIN = Duration.ofMinutes(2);

    private final Clock clock;
    private final Runnable giveUp;
    private final Deque<Instant> crashes = new ArrayDeque<>();

    CrashLimit() {
        this(Clock.systemUTC(), () -> Quarkus.asyncExit(1));
    }

    CrashLimit(Clock clock, Runnable giveUp) {
        this.clock = clock;
        this.giveUp = giveUp;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        if (isOver()) {
            LOG.errorf(failure, "More than %d stream threads failed within %s: giving up", MAX_CRASHES, WITHIN);
            giveUp.run();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.error("A stream thread failed and is replaced", failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private synchronized boolean isOver() {
        var now = clock.instant();
        crashes.addLast(now);
        crashes.removeIf(crash -> crash.isBefore(now.minus(WITHIN)));
        return crashes.size() > MAX_CRASHES;
    }
}
