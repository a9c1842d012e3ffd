package io.chalkstream.load.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.load.FakeGateway;
import io.chalkstream.load.FakeGateway.Fault;
import io.chalkstream.load.ServerProcesses;
import io.chalkstream.load.TimeWindow;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadRunTest {
    private static final int PEOPLE = 4;
    private static final Workload WORKLOAD = new Workload(1, PEOPLE, 3, 50, 40, Workload.Tool.POINTER);

    /** Half a second of load on a gateway that makes one mistake. */
    private static LoadResult run(Fault fault) throws Exception {
        var gateway = new FakeGateway(fault);
        var windows = List.of(new TimeWindow(0, Duration.ofMillis(500).toNanos()));
        try (var generator = new Generator();
                var run = new LoadRun(generator, List.of(people(gateway)), WORKLOAD, windows)) {
            run.join(Duration.ZERO);
            return run.run(ServerProcesses.of(Map.of()));
        } finally {
            gateway.stop();
        }
    }

    private static List<Identity> people(FakeGateway gateway) {
        return IntStream.range(0, PEOPLE)
                .mapToObj(person -> new Identity(
                        gateway.uri(),
                        "/ws/boards/pretended",
                        person,
                        List.of("chalkstream", "token." + person),
                        Optional.of(Json.text(new ClientMessage.Hello("u" + person + "_1", null))),
                        new OwnMessages()))
                .toList();
    }

    private static final class OwnMessages implements Dialect {
        @Override
        public String cursor(int person, long move) {
            return "{\"type\":\"cursor\",\"at\":[" + move + "," + person + "]}";
        }

        @Override
        public String ink(int person, String stroke, long from, String points) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String operation(int person, int number, String change) {
            return "{\"type\":\"op\",\"op\":" + number + ",\"changes\":[" + change + "]}";
        }
    }

    @Test
    void everythingIsCountedForEverybodyElse() throws Exception {
        var result = run(Fault.NONE);

        assertThat(result.lost()
                        + result.doubled()
                        + result.outOfOrder()
                        + result.complaints()
                        + result.lostConnections())
                .isZero();
        var measured = result.windows().get(0);
        assertThat(measured.operations().count()).isEqualTo(20L * (PEOPLE - 1));
        assertThat(measured.moves().count()).isEqualTo(3 * 25L * (PEOPLE - 1));
    }

    @Test
    void theLastMovesAreWaitedFor() throws Exception {
        var measured = run(Fault.LATE_CURSORS).windows().get(0);

        assertThat(measured.moves().count()).isEqualTo(3 * 25L * (PEOPLE - 1));
    }

    @Test
    void doubledOperationsAreFound() throws Exception {
        assertThat(run(Fault.DOUBLED).doubled()).isEqualTo(PEOPLE);
    }
}
