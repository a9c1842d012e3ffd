package io.chalkstream.undo.stream;

import jakarta.inject.Singleton;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/** Replaces a failed stream thread; the new one starts from the last commit. */
@Singleton
final class ThreadFailures implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = Logger.getLogger(ThreadFailures.class);

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        LOG.error("A stream thread failed and is replaced", failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}
