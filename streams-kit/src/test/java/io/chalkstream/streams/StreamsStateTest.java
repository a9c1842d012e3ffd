package io.chalkstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.KafkaStreams.State;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class StreamsStateTest {
    private final AtomicInteger firstRuns = new AtomicInteger();
    private final StreamsState state = new StreamsState(firstRuns::incrementAndGet);

    @Test
    void the_first_run_is_reported_once() {
        assertThat(state.hasRun()).isFalse();

        state.onChange(State.RUNNING, State.REBALANCING);
        state.onChange(State.REBALANCING, State.RUNNING);
        state.onChange(State.RUNNING, State.REBALANCING);

        assertThat(state.hasRun()).isTrue();
        assertThat(firstRuns).hasValue(1);
    }

    @Test
    void only_an_error_is_a_failure() {
        for (var each : State.values()) {
            state.onChange(each, State.CREATED);
            assertThat(state.hasFailed()).isEqualTo(each == State.ERROR || each == State.PENDING_ERROR);
        }
    }

    @Test
    void a_probe_returns_the_state() {
        state.onChange(State.REBALANCING, State.CREATED);

        var response = state.response(true);

        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(response.getData().orElseThrow()).containsEntry("state", "REBALANCING");
    }
}
