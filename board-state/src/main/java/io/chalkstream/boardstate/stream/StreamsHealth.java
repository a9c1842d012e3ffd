package io.chalkstream.boardstate.stream;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** The health checks of the Kafka Streams topology. */
@Dependent
final class StreamsHealth {
    private static final String NAME = "kafka-streams";

    private final KafkaStreams streams;

    StreamsHealth(KafkaStreams streams) {
        this.streams = streams;
    }

    /** Down only if a restart is needed. Waiting for the broker is no reason. */
    @Produces
    @Liveness
    HealthCheck live() {
        return () -> {
            var state = streams.state();
            return response(state, state != State.ERROR && state != State.PENDING_ERROR);
        };
    }

    /**
     * Up while boards can be read here, also during a rebalance if a store is open. Not before the warm-up has ended.
     */
    @Produces
    @Readiness
    HealthCheck ready(StreamsLifecycle life) {
        return () -> {
            var state = streams.state();
            boolean open = state == State.RUNNING || (state == State.REBALANCING && hasOpenStore());
            return response(state, open && life.isWarm());
        };
    }

    /** Up once the topology has run and the warm-up has ended. */
    @Produces
    @Startup
    HealthCheck started(StreamsLifecycle life) {
        return () -> response(streams.state(), life.hasStarted() && life.isWarm());
    }

    private boolean hasOpenStore() {
        try {
            streams.store(StoreQueryParameters.fromNameAndType(
                    BoardKeys.STORE, QueryableStoreTypes.<String, byte[]>keyValueStore()));
            return true;
        } catch (InvalidStateStoreException e) {
            return false;
        }
    }

    private static HealthCheckResponse response(State state, boolean up) {
        return HealthCheckResponse.named(NAME)
                .status(up)
                .withData("state", state.name())
                .build();
    }
}
