package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chalkstream.local.ServiceLogFiles;
import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.Stack;
import io.chalkstream.local.StackPlan;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What happens if the gateways share a consumer group: each gets a part of the messages only. */
@UsesStack
@EnabledIfSystemProperty(named = "chalkstream.shared-group", matches = "true")
class SharedGroupIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Long enough for any message that comes at all; with a group for each gateway, all come: {@code ThreePeopleIT}. */
    private static final Duration MISSED = Duration.ofSeconds(5);

    @Test
    void F2_gateways_of_one_group_split_the_messages_and_report_not_ready(TestStack stack) {
        var plan = gatewaysOfOneName(stack);
        try (var gateways = Stack.of(plan, new ServiceLogFiles(stack.logs()))) {
            // To start a process is to wait for its readiness, which never comes.
            var unready = plan.services().stream()
                    .map(spec -> CompletableFuture.runAsync(() -> gateways.start(spec.name())))
                    .toList();
            for (var url : gateways.gatewayUrls()) {
                Await.until(
                        url + " reports another member",
                        PATIENCE,
                        () -> reportsAnotherMember(stack, url),
                        () -> unready);
            }

            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> ThreePeopleScenario.run(gateways.gatewayUrls(), MISSED))
                    .withMessageContaining("didn't see everything");
        }
    }

    /** Two more gateways, both of one name. */
    private static StackPlan gatewaysOfOneName(TestStack stack) {
        var plan = stack.moreGateways(2);
        for (var gateway : plan.services(ServiceSpec.Stage.GATEWAY)) {
            plan = plan.withEnvironment(gateway.name(), "CHALKSTREAM_GATEWAY_NAME", "same");
        }
        return plan;
    }

    private static boolean reportsAnotherMember(TestStack stack, URI gateway) {
        try {
            var answer = stack.management(gateway, "health/ready");
            return answer.statusCode() == 503
                    && answer.body().replaceAll("\\s", "").contains("\"othersinthegroup\":1");
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
