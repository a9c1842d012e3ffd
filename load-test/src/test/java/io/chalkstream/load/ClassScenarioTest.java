package io.chalkstream.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.load.FakeGateway.Fault;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClassScenarioTest {
    private static final int PEOPLE = 4;

    @Test
    void a_correct_system_has_no_fault() throws Exception {
        var result = run(Fault.NONE);

        assertThat(result.isFaultless()).isTrue();
        assertThat(result.operationsSent()).isEqualTo(100);
        assertThat(result.merged(MeasuringListener.Observations::ownOperations).count())
                .isEqualTo(100);
        assertThat(result.merged(MeasuringListener.Observations::operations).count())
                .isEqualTo(100 * (PEOPLE - 1));
        assertThat(result.unseenMoves()).isZero();
        assertThat(result.merged(MeasuringListener.Observations::cursors).count())
                .isEqualTo(20 * PEOPLE * (PEOPLE - 1));
        assertThat(result.lag().count()).isEqualTo(100 + 20 * PEOPLE);
        assertThat(result.resnapshots()).isZero();
    }

    @Test
    void lightweight_clients_move_as_well() throws Exception {
        var result = run(Fault.NONE, "--observers=2", "--deaf=1");

        assertThat(result.isFaultless()).isTrue();
        assertThat(result.unseenMoves()).isZero();
        assertThat(result.merged(MeasuringListener.Observations::cursors).count())
                .isEqualTo(20 * 2 * (PEOPLE - 1));
    }

    @Test
    void an_event_that_one_client_does_not_get_is_a_fault() throws Exception {
        var result = run(Fault.LOST);

        assertThat(result.lost()).isPositive();
        assertThat(result.resnapshots())
                .as("the client saw the gap and came back")
                .isEqualTo(1);
        assertThat(result.isFaultless()).isFalse();
    }

    @Test
    void an_event_that_arrives_twice_is_a_fault() throws Exception {
        var result = run(Fault.DOUBLED);

        assertThat(result.doubled()).isEqualTo(PEOPLE);
        assertThat(result.lost()).isZero();
        assertThat(result.isFaultless()).isFalse();
    }

    @Test
    void a_board_without_a_published_event_is_a_fault() throws Exception {
        var result = run(Fault.FORGOTTEN);

        assertThat(result.lost() + result.doubled() + result.outOfOrder()).isZero();
        assertThat(result.sameEverywhere()).isFalse();
        assertThat(result.isFaultless()).isFalse();
    }

    private static RunResult run(Fault fault, String... more) throws Exception {
        var gateway = new FakeGateway(fault);
        try {
            var arguments = Stream.of(
                    "--gateways=" + gateway.uri() + "," + gateway.uri(),
                    "--people=" + PEOPLE,
                    "--operations=100",
                    "--warm-up=0",
                    "--measure=1");
            var settings = ScenarioSettings.parse(
                    Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
            return new ClassScenario(settings).run(ServerProcesses.behind(List.of()));
        } finally {
            gateway.stop();
        }
    }
}
