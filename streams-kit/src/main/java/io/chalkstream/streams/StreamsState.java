package io.chalkstream.streams;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The state that Kafka Streams was in last, for probes. Waiting for the broker is no reason for a restart. Thread-safe. */
public final class StreamsState implements KafkaStreams.StateListener {
    private static final String NAME = "kafka-streams";

    private final Runnable onFirstRun;
    private volatile State current = State.CREATED;
    private volatile boolean hasRun;

    /** @param onFirstRun called once, when the topology runs for the first time */
    public StreamsState(Runnable onFirstRun) {
        this.onFirstRun = onFirstRun;
    }

    @Override
    public void onChange(State now, State before) {
        current = now;
        if (now == State.RUNNING && !hasRun) {
            hasRun = true;
            onFirstRun.run();
        }
    }

    public State current() {
        return current;
    }

    /** Whether the topology has run since the process started. */
    public boolean hasRun() {
        return hasRun;
    }

    /** Whether only a restart helps. */
    public boolean hasFailed() {
        return current == State.ERROR || current == State.PENDING_ERROR;
    }

    /** The answer of a probe. */
    public HealthCheckResponse response(boolean up) {
        return HealthCheckResponse.named(NAME)
                .status(up)
                .withData("state", current.name())
                .build();
    }
}
