package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.Stack;
import io.chalkstream.local.StackPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

@DisruptsStack
class GatewayStopIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_ABSENCE = Duration.ofSeconds(2);
    private static final int PEOPLE = 10;

    @Test
    void C9_a_stopped_gateway_leaves_no_group_and_its_successor_starts_normally(TestStack stack) throws Exception {
        try (var classroom = new Classroom()) {
            var ana = classroom.join("Ana", stack.gatewaysFrom(0));
            String gateway = stack.gateway(0);
            var before = groups(stack);

            stack.processes().stop(gateway);

            try {
                var left = groups(stack);
                assertThat(before).hasSize(left.size() + 1).containsAll(left);
                ana.change(PATIENCE, SampleChanges.putRectangle("box", 0));
            } finally {
                stack.processes().start(gateway);
            }
            assertThat(groups(stack)).containsExactlyInAnyOrderElementsOf(before);
            var ben = classroom.join("Ben", stack.gatewaysFrom(0));
            ben.change(PATIENCE, SampleChanges.putRectangle("box-2", 0));
            ana.awaitSeq(2, PATIENCE);
        }
    }

    @Test
    void C9_clients_of_a_stopping_gateway_move_to_another_and_nothing_is_lost_or_doubled(TestStack stack)
            throws Exception {
        var plan = handingOver(stack.moreGateways(2));
        try (var gateways = Stack.start(plan, new StackLogs(stack.logs()));
                var work = new SteadyLoad(stack, Duration.ofMillis(100))) {
            var classroom = work.open(new Classroom());
            for (int person = 0; person < PEOPLE; person++) {
                var addresses = TestStack.gatewaysFrom(gateways.gatewayUrls(), person % 2);
                work.begin(classroom, "Person" + person, addresses, new MovingRectangle("box-" + person));
            }
            work.awaitResults("before the stop", PATIENCE);
            var names = plan.services(ServiceSpec.Stage.GATEWAY).stream()
                    .map(ServiceSpec::name)
                    .toList();

            long begin = System.nanoTime();

            gateways.stop(names.get(0));

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
        }
    }

    /** With time for clients to go, as gateways have by default, but less of it. */
    private static StackPlan handingOver(StackPlan plan) {
        var changed = plan;
        for (var gateway : plan.services(ServiceSpec.Stage.GATEWAY)) {
            changed = changed.withEnvironment(gateway.name(), "CHALKSTREAM_GATEWAY_DRAIN", "2S")
                    .withEnvironment(gateway.name(), "QUARKUS_SHUTDOWN_DELAY", "3S");
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
