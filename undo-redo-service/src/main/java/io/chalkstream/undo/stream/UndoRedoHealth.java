package io.chalkstream.undo.stream;

import io.chalkstream.streams.StreamsState;
import io.chalkstream.streams.ThreadFailures;
import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.jboss.logging.Logger;

/**
 * The health checks of the Kafka Streams topology. Started once it has run, ready while it runs, alive unless it has
 * failed for good: waiting for Kafka is no reason for a restart.
 */
@Singleton
final class UndoRedoHealth implements KafkaStreams.StateListener {
    private static final Logger LOG = Logger.getLogger(UndoRedoHealth.class);

    private final StreamsState state = new StreamsState(() -> LOG.info("undo-redo-service is ready"));

    @Override
    public void onChange(State newState, State oldState) {
        state.onChange(newState, oldState);
    }

    /** The topology replaces failed threads, up to a limit. */
    @Produces
    @Singleton
    static ThreadFailures threadFailures() {
        return new ThreadFailures(Clock.systemUTC(), () -> Quarkus.asyncExit(1));
    }

    @Produces
    @Liveness
    HealthCheck live() {
        return () -> state.response(!state.hasFailed() && state.current() != State.NOT_RUNNING);
    }

    @Produces
    @Readiness
    HealthCheck ready() {
        return () -> state.response(state.current() == State.RUNNING);
    }

    @Produces
    @Startup
    HealthCheck started() {
        return () -> state.response(state.hasRun());
    }
}
