package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.chalkstream.local.ServiceLogFiles;
import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.Stack;
import io.chalkstream.system.TraceCollector.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An operation on its way from one person's gateway to everybody's. */
@UsesStack
class TracingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void an_operation_is_traced_from_its_frame_through_every_service_to_each_gateway_that_delivers_it(TestStack stack)
            throws IOException {
        try (var collector = TraceCollector.start(stack.tracesPort());
                var traced = oneMoreGateway(stack, Map.of("CHALKSTREAM_TRACING_RATIO", "1"));
                var classroom = new Classroom()) {
            var ana = classroom.join(
                    "Ana", List.of(TestStack.webSocket(traced.gatewayUrls().get(0))));
            var ben = classroom.join("Ben", stack.gatewaysFrom(0));
            ana.change(PATIENCE, SampleChanges.putPost("post", "Hello"));
            ben.awaitSeq(1, PATIENCE);
            Await.until("every step is told", PATIENCE, () -> collector.steps().size() >= 4, collector::steps);
            var first = step(collector, "operation");
            assertThat(collector.steps())
                    .extracting(Step::service, Step::name, Step::trace, Step::parent)
                    .containsExactlyInAnyOrder(
                            tuple("ws-gateway", "operation", first.trace(), ""),
                            tuple("board-state", "decide", first.trace(), first.id()),
                            tuple("ws-gateway", "deliver", first.trace(), first.id()),
                            tuple("ws-gateway", "deliver", first.trace(), first.id()));

            ben.change(PATIENCE, SampleChanges.putPost("other", "Not traced: his gateway begins no trace"));
            ana.change(PATIENCE, SampleChanges.putPost("third", "Traced"));
            Await.until(
                    "the last operation is told",
                    PATIENCE,
                    () -> collector.steps().size() >= 8,
                    collector::steps);
            assertThat(collector.steps()).extracting(Step::trace).hasSize(8).satisfies(traces -> assertThat(
                            traces.stream().distinct())
                    .hasSize(2));
        }
    }

    /** One more gateway on the same stack, with these settings; the other ones begin no traces. */
    static Stack oneMoreGateway(TestStack stack, Map<String, String> settings) {
        var plan = stack.moreGateways(1);
        var gateway = plan.services(ServiceSpec.Stage.GATEWAY).get(0);
        var started = Stack.of(plan.with(gateway.withEnvironment(settings)), new ServiceLogFiles(stack.logs()));
        started.start(gateway.name());
        return started;
    }

    private static Step step(TraceCollector collector, String name) {
        return collector.steps().stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
