package io.chalkstream.system;

import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.StackPlan;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Both gateways are restarted, one after the other, while people work. Runs when {@code -Dchalkstream.people=} says how many
 * these are.
 */
@Isolated("with the CPU of a whole stack")
@EnabledIfSystemProperty(named = "chalkstream.people", matches = "\\d+")
class RollingRestartIT {
    private static final int PEOPLE = Integer.getInteger("chalkstream.people", 0);
    private static final int CLASS = 30;
    /** Of everybody together. */
    private static final int OPERATIONS_PER_SECOND = 60;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void C9_E3_E4_a_rolling_restart_of_gateways_loses_and_doubles_nothing() {
        try (var stack = TestStack.start(RollingRestartIT::asInACluster);
                var work = new SteadyLoad(stack, Duration.ofMillis(1_000L * PEOPLE / OPERATIONS_PER_SECOND))) {
            var classrooms = IntStream.rangeClosed(0, (PEOPLE - 1) / CLASS)
                    .mapToObj(number -> work.open(new Classroom()))
                    .toList();
            for (int person = 0; person < PEOPLE; person++) {
                String name = "Person" + person;
                work.begin(classrooms.get(person / CLASS), name, person % 2, new MovingRectangle("box-" + person));
            }
            work.awaitResults("before the restarts", PATIENCE);
            work.takeLongestWaits();
            long begin = System.nanoTime();
            restartOneByOne(stack, work);
            System.out.printf(
                    "RollingRestartIT: %d people, both gateways restarted: %s; an operation waited for %.3f s at most%n",
                    PEOPLE,
                    DisconnectionStats.since(begin, work.people()).summary(),
                    Collections.max(work.takeLongestWaits().values()).toNanos() / 1e9);
            work.awaitResults("after the restarts", PATIENCE);
            work.finish(PATIENCE).forEach(ConsistencyCheck::requireConvergence);
            System.out.printf("RollingRestartIT: %d operations; lost 0, doubled 0%n", work.sent());
        }
    }

    /** As a deployment does: the next one only when everybody has a place, and the first is ready again. */
    private static void restartOneByOne(TestStack stack, SteadyLoad work) {
        for (int number = 0; number < 2; number++) {
            String gateway = stack.gateway(number);
            String other = stack.gateway(1 - number);
            stack.processes().stop(gateway);
            Await.until("everybody is at the other gateway", PATIENCE, () -> work.people().stream()
                    .allMatch(person -> person.isAt(other)));
            stack.processes().start(gateway);
        }
    }

    /** With the drain and the warm-up that gateways have by default; the local stack has neither. */
    private static StackPlan asInACluster(StackPlan plan) {
        var changed = plan;
        for (var gateway : plan.services(ServiceSpec.Stage.GATEWAY)) {
            changed = changed.withEnvironment(gateway.name(), "CHALKSTREAM_GATEWAY_DRAIN", "25S")
                    .withEnvironment(gateway.name(), "QUARKUS_SHUTDOWN_DELAY", "26S")
                    .withEnvironment(gateway.name(), "CHALKSTREAM_GATEWAY_WARM_UP", "10S");
        }
        return changed;
    }
}
