package io.chalkstream.system;

import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.StackPlan;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Both gateways are restarted, one after the other, while people work. Runs when {@code -Dchalkstream.people=} says how many
 * these are.
 */
@EnabledIfSystemProperty(named = "chalkstream.people", matches = "\\d+")
class RollingRestartIT {
    private static final int PEOPLE = Integer.getInteger("chalkstream.people", 0);
    private static final int CLASS = 30;
    /** Of everybody together. */
    private static final int OPERATIONS_PER_SECOND = 60;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void C9_E3_E4_people_are_led_from_gateway_to_gateway_and_nothing_is_lost_or_doubled() {
        try (var stack = TestStack.start(RollingRestartIT::asInACluster);
                var work = new SteadyWork(stack, Duration.ofMillis(1_000L * PEOPLE / OPERATIONS_PER_SECOND))) {
            var classrooms = IntStream.rangeClosed(0, (PEOPLE - 1) / CLASS)
                    .mapToObj(number -> work.open(new Classroom()))
                    .toList();
            for (int person = 0; person < PEOPLE; person++) {
                String name = "Person" + person;
                work.begin(classrooms.get(person / CLASS), name, person % 2, new Moves("box-" + person));
            }
            var clients = classrooms.stream()
                    .flatMap(classroom -> classroom.people().stream())
                    .map(Person::client)
                    .toList();
            work.awaitAnswers("before the restarts", PATIENCE);
            try (var absences = new Absences(clients)) {
                for (int gateway = 0; gateway < 2; gateway++) {
                    stack.processes().stop(stack.gateway(gateway));
                    stack.processes().start(stack.gateway(gateway));
                    int expected = gateway == 0 ? PEOPLE / 2 : PEOPLE / 2 + PEOPLE;
                    Await.until("everybody is back", PATIENCE, () -> absences.areOver(expected), absences::summary);
                }
                System.out.printf(
                        "RollingRestartIT: %d people, both gateways restarted: %s%n", PEOPLE, absences.summary());
            }
            work.awaitAnswers("after the restarts", PATIENCE);
            work.finish(PATIENCE).forEach(Verdict::requireOneBoardEverywhere);
            System.out.printf("RollingRestartIT: %d operations; lost 0, doubled 0%n", work.sent());
        }
    }

    /** With the drain and the warm-up that gateways have by default; the local stack has neither. */
    private static StackPlan asInACluster(StackPlan plan) {
        var changed = plan;
        for (var gateway : plan.services(ServiceSpec.Stage.GATEWAY)) {
            changed = changed.withEnvironment(gateway.name(), "CHALKSTREAM_GATEWAY_DRAIN", "10S")
                    .withEnvironment(gateway.name(), "QUARKUS_SHUTDOWN_DELAY", "11S")
                    .withEnvironment(gateway.name(), "CHALKSTREAM_GATEWAY_WARM_UP", "10S");
        }
        return changed;
    }
}
