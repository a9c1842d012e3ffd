package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.system.TraceCollector.Step;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Ana's page begins the trace of what she draws; Ben's gateway, which begins none, ends it. */
@EnabledIfSystemProperty(named = "chalkstream.nightly", matches = "true")
class BrowserTracingIT extends BrowserTest {
    @Test
    void C10_an_operation_is_traced_from_the_frame_of_a_page_to_its_delivery_to_another_one(TestStack shared)
            throws IOException {
        try (var collector = TraceCollector.start(shared.tracesPort());
                var traced = TracingIT.oneMoreGateway(
                        shared, Map.of("CHALKSTREAM_TRACING_RATIO", "1", "CHALKSTREAM_TRACING_PAGES", "true"))) {
            open(
                    shared,
                    traced.gatewayUrls().get(0),
                    shared.processes().gatewayUrls().get(0),
                    "address");
            ana.choose("rectangle");
            ana.drag(150, 300, 250, 400);
            awaitSameBoard(1);

            Await.until(
                    "a trace is whole",
                    PATIENCE,
                    () -> byTrace(collector).values().stream().anyMatch(steps -> steps.size() == 4),
                    collector::steps);
            var steps = byTrace(collector).values().stream()
                    .filter(all -> all.size() == 4)
                    .findFirst()
                    .orElseThrow();
            assertThat(steps)
                    .extracting(Step::name)
                    .containsExactlyInAnyOrder("operation", "decide", "deliver", "deliver");
            var operation = steps.stream()
                    .filter(step -> step.name().equals("operation"))
                    .findFirst()
                    .orElseThrow();
            assertThat(operation.parent()).as("a step of the page").hasSize(16);
            assertThat(steps)
                    .filteredOn(step -> !step.equals(operation))
                    .extracting(Step::parent)
                    .containsOnly(operation.id());
        }
    }

    private static Map<String, List<Step>> byTrace(TraceCollector collector) {
        return collector.steps().stream().collect(Collectors.groupingBy(Step::trace));
    }
}
