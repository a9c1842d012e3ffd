package io.chalkstream.protocol.awareness;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Example;

/**
 * The deltas that replicas get, and their states at the end, as a file: the web app's tests merge it, too, and must get the
 * same (A2). {@code -Dchalkstream.traces.write=true} writes the file anew.
 */
class TracesTest {
    private static final Path FILE = Path.of("src/test/resources/golden/traces/awareness.json");
    private static final int TRACES = 40;
    /** A page expires gestures that aren't repeated: no trace is so slow that it must, but for one long pause. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(150);

    private static final AwarenessSimulation.Step LONG_PAUSE =
            new AwarenessSimulation.Step.Pass(AwarenessState.GESTURE_LIFE.toMillis() + 1);

    private record Trace(List<AwarenessSimulation.Received> deltas, AwarenessDelta shown) {}

    @Example // the steps are jqwik's
    void A2_the_golden_traces_are_what_this_state_sends() throws IOException {
        String traces = LongStream.range(0, TRACES)
                .mapToObj(TracesTest::trace)
                .map(Json::text)
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
        if (Boolean.getBoolean("chalkstream.traces.write")) {
            Files.writeString(FILE, traces);
        }

        assertThat(Files.readString(FILE)).isEqualTo(traces);
    }

    private static Trace trace(long seed) {
        var random = new Random(seed);
        var steps = AwarenessSimulationArbitraries.steps(1, LONGEST_PAUSE)
                .ofSize(30)
                .generator(1_000);
        var simulation = new AwarenessSimulation(1);
        steps.next(random).value().forEach(simulation::run);
        simulation.run(LONG_PAUSE);
        steps.next(random).value().forEach(simulation::run);
        simulation.pollAll();
        return new Trace(simulation.readers().get(0).received(), shown(simulation.source()));
    }

    /** What is to be seen of a state: nothing of strokes that were taken back. */
    private static AwarenessDelta shown(AwarenessState state) {
        state.inks().forEach((client, ink) -> {
            if (ink.isCancelled()) {
                state.merge(AwarenessDelta.ink(client, null), 0);
            }
        });
        return state.since(0).partial();
    }
}
