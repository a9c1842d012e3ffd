package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.client.OperationResult;
import io.chalkstream.local.ServiceLogFiles;
import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.Stack;
import io.chalkstream.local.StackPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** Two more gateways, one of which stops and starts: the shared stack is left alone. */
@UsesStack
class GatewayStopIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_ABSENCE = Duration.ofSeconds(2);
    private static final int PEOPLE = 10;
    /** All together send half as much as a gateway takes of one board when it is busy, at most (L6). */
    private static final Duration INTERVAL = Duration.ofMillis(400);

    @Test
    void C9_clients_of_a_stopping_gateway_move_to_another_nothing_is_lost_or_doubled_and_its_successor_starts_normally(
            TestStack stack) throws Exception {
        var plan = handingOver(stack.moreGateways(2));
        try (var gateways = Stack.start(plan, new ServiceLogFiles(stack.logs()));
                var work = new SteadyLoad(stack, INTERVAL)) {
            var classroom = work.open(new Classroom());
            for (int person = 0; person < PEOPLE; person++) {
                var addresses = TestStack.gatewaysFrom(gateways.gatewayUrls(), person % 2);
                work.begin(classroom, "Person" + person, addresses, new MovingRectangle("box-" + person));
            }
            work.awaitResults("before the stop", PATIENCE);
            var names = plan.services(ServiceSpec.Stage.GATEWAY).stream()
                    .map(ServiceSpec::name)
                    .toList();

            String group = "ws-gateway-" + names.get(0);
            assertThat(groups(stack)).contains(group);
            long begin = System.nanoTime();

            gateways.stop(names.get(0));

            assertThat(groups(stack)).doesNotContain(group);
            assertThat(classroom.people()).allMatch(person -> person.isAt(names.get(1)));
            var disconnections =
                    DisconnectionStats.since(begin, classroom.people()).disconnections();
            assertThat(disconnections)
                    .hasSize(PEOPLE / 2)
                    .allMatch(absence -> absence.seconds() < LONGEST_ABSENCE.toSeconds());
            work.awaitResults("after the stop", PATIENCE);
            var checks = work.finish(PATIENCE);
            assertThat(work.refused()).isZero();
            checks.forEach(ConsistencyCheck::requireConvergence);

            gateways.start(names.get(0));

            assertThat(groups(stack)).contains(group);
            var late = classroom.join(
                    "Late", TestStack.gatewaysFrom(gateways.gatewayUrls(), 0).subList(0, 1));
            assertThat(late.change(PATIENCE, SampleChanges.putRectangle("box-late", 0)))
                    .isInstanceOf(OperationResult.Done.class);
        }
    }

    /** With time for clients to go, as gateways have by default, but less of it. */
    private static StackPlan handingOver(StackPlan plan) {
        var changed = plan;
        for (var gateway : plan.services(ServiceSpec.Stage.GATEWAY)) {
            changed = changed.withEnvironment(gateway.name(), "CHALKSTREAM_GATEWAY_DRAIN", "4S")
                    .withEnvironment(gateway.name(), "QUARKUS_SHUTDOWN_DELAY", "5S");
        }
        return changed;
    }

    private static List<String> groups(TestStack stack) throws Exception {
        var settings =
                Map.<String, Object>of("bootstrap.servers", stack.processes().bootstrapServers());
        try (var admin = Admin.create(settings)) {
            return admin.listGroups().all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS).stream()
                    .map(listing -> listing.groupId())
                    .toList();
        }
    }
}
