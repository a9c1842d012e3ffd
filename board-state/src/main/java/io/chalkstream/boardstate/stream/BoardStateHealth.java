package io.chalkstream.boardstate.stream;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** The health checks of the Kafka Streams topology. */
@Dependent
final class BoardStateHealth {
    private final KafkaStreams streams;
    private final StreamsLifecycle life;

    BoardStateHealth(KafkaStreams streams, StreamsLifecycle life) {
        this.streams = streams;
        this.life = life;
    }

    /** Down only if a restart is needed. Waiting for the broker is no reason. */
    @Produces
    @Liveness
    HealthCheck live() {
        return () -> life.state().response(!life.state().hasFailed());
    }

    /**
     * Up while boards can be read here, also during a rebalance if a store is open. Not before the warm-up has ended.
     */
    @Produces
    @Readiness
    HealthCheck ready() {
        return () -> {
            var state = life.state().current();
            boolean open = state == State.RUNNING || (state == State.REBALANCING && hasOpenStore());
            return life.state().response(open && life.isWarm());
        };
    }

    /** Up once the topology has run and the warm-up has ended. */
    @Produces
    @Startup
    HealthCheck started() {
        return () -> life.state().response(life.state().hasRun() && life.isWarm());
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
}
