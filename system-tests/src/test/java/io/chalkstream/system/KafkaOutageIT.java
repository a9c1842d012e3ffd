package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.client.OperationResult;
import io.chalkstream.local.StackPlan;
import io.chalkstream.protocol.code.ErrorCode;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The broker is away for a while; {@link FaultsIT} has it killed under load. */
@DisruptsStack
@DisabledOnOs(OS.WINDOWS)
class KafkaOutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String LOST_CURSORS = "chalkstream_feature_messages_lost_total{topic=\"cursor-moves\"}";

    @Test
    void E8_gateways_report_a_kafka_outage_to_clients_and_probes_and_recover_after_it(TestStack stack) {
        try (var classroom = new Classroom()) {
            var ana = classroom.join("Ana", stack.gatewaysFrom(0));
            var ben = classroom.join("Ben", stack.gatewaysFrom(1));
            ana.change(PATIENCE, SampleChanges.putRectangle("before", 0));
            double lostBefore = lostCursors(stack);

            stack.processes().kill9(StackPlan.KAFKA);
            var first = ana.client().apply(SampleChanges.putRectangle("first", 0));
            var second = ben.client().apply(SampleChanges.putRectangle("second", 0));
            try {
                for (URI gateway : stack.processes().gatewayUrls()) {
                    Await.until(gateway + " isn't ready", PATIENCE, () -> readiness(stack, gateway) == 503);
                }
                Await.until("Ana is informed", PATIENCE, () -> ana.received()
                        .failures()
                        .contains(ErrorCode.UNAVAILABLE));
                Await.until("cursors are lost", PATIENCE, () -> {
                    ben.client().moveCursor(Math.random(), 0);
                    return lostCursors(stack) > lostBefore;
                });
                assertThat(first.result()).isNotDone();
                assertThat(second.result()).isNotDone();
            } finally {
                stack.processes().start(StackPlan.KAFKA);
            }

            assertThat(ana.awaitResult(PATIENCE, first)).isInstanceOf(OperationResult.Done.class);
            assertThat(ben.awaitResult(PATIENCE, second)).isInstanceOf(OperationResult.Done.class);
            for (URI gateway : stack.processes().gatewayUrls()) {
                Await.until(gateway + " is ready", PATIENCE, () -> readiness(stack, gateway) == 200);
            }
            for (var person : classroom.people()) {
                person.awaitSeq(3, PATIENCE);
                assertThat(person.client().elements()).containsOnlyKeys("before", "first", "second");
                assertThat(person.received().outOfOrder()).isEmpty();
                person.awaitPeople(PATIENCE, "ana", "ben");
            }
            assertThat(stack.snapshot(classroom.boardId()).seq())
                    .as("nothing twice")
                    .isEqualTo(3);
        }
    }

    private static int readiness(TestStack stack, URI gateway) {
        return stack.management(gateway, "health/ready").statusCode();
    }

    /** Of both gateways. */
    private static double lostCursors(TestStack stack) {
        return stack.processes().gatewayUrls().stream()
                .flatMap(gateway -> stack.management(gateway, "metrics").body().lines())
                .filter(line -> line.startsWith(LOST_CURSORS))
                .mapToDouble(line -> Double.parseDouble(line.substring(LOST_CURSORS.length())))
                .sum();
    }
}
