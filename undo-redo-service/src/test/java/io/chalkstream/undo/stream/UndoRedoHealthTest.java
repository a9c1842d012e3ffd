package io.chalkstream.undo.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.KafkaStreams.State;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class UndoRedoHealthTest {
    private final UndoRedoHealth state = new UndoRedoHealth();

    @Test
    void a_service_that_waits_for_kafka_is_alive_but_neither_started_nor_ready() {
        assertThat(isUp(state.live())).isTrue();
        assertThat(isUp(state.started())).isFalse();
        assertThat(isUp(state.ready())).isFalse();
    }

    @Test
    void a_running_service_is_ready_until_partitions_move() {
        state.onChange(State.RUNNING, State.REBALANCING);
        assertThat(isUp(state.started())).isTrue();
        assertThat(isUp(state.ready())).isTrue();

        state.onChange(State.REBALANCING, State.RUNNING);
        assertThat(isUp(state.ready())).isFalse();
        assertThat(isUp(state.started())).isTrue();
        assertThat(isUp(state.live())).isTrue();
    }

    @Test
    void a_failed_service_is_not_alive() {
        state.onChange(State.ERROR, State.PENDING_ERROR);

        assertThat(isUp(state.live())).isFalse();
    }

    private static boolean isUp(HealthCheck check) {
        return check.call().getStatus() == Status.UP;
    }
}
