package io.chalkstream.undo.stream;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.jboss.logging.Logger;

/**
 * The health checks of the Kafka Streams topology. Started once it has run, ready while it runs, alive unless it has
 * failed for good: waiting for Kafka is no reason for a restart.
 */
@Singleton
final class StreamsHealth implements KafkaStreams.StateListener {
    private static final Logger LOG = Logger.getLogger(StreamsHealth.class);

    private volatile State current = State.CREATED;
    private volatile boolean hasRun;

    @Override
    public void onChange(State newState, State oldState) {
        current = newState;
        if (newState == State.RUNNING && !hasRun) {
            hasRun = true;
            LOG.info("undo-redo-service is ready");
        }
    }

    @Produces
    @Liveness
    HealthCheck live() {
        return () -> response(current != State.PENDING_ERROR && current != State.ERROR && current != State.NOT_RUNNING);
    }

    @Produces
    @Readiness
    HealthCheck ready() {
        return () -> response(current == State.RUNNING);
    }

    @Produces
    @Startup
    HealthCheck started() {
        return () -> response(hasRun);
    }

    private HealthCheckResponse response(boolean up) {
        return HealthCheckResponse.named("kafka-streams")
                .status(up)
                .withData("state", current.name())
                .build();
    }
}
