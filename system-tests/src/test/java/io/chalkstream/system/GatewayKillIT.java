package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@DisruptsStack
class GatewayKillIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** The bound that the silence (A7) and the sweeping after it were chosen for. */
    private static final Duration GONE_WITHIN = Duration.ofSeconds(10);

    private static final int PEOPLE = 6;
    private static final int EACH = 150;

    @Test
    void C8_E3_E4_clients_of_a_killed_gateway_move_to_the_other_and_nothing_is_lost_or_doubled(TestStack stack) {
        long seed = Long.getLong("chalkstream.seed", System.nanoTime());
        System.out.println("GatewayKillIT: -Dchalkstream.seed=" + seed);
        try (var classroom = new Classroom();
                var editors = new ConcurrentEditors(stack, classroom)) {
            var people = IntStream.range(0, PEOPLE)
                    .mapToObj(i -> classroom.join("Person" + i, stack.gatewaysFrom(i % 2)))
                    .toList();
            for (int i = 0; i < PEOPLE; i++) {
                editors.startEditing(people.get(i), new RandomChanges(seed + i)::next, EACH);
            }
            Await.until("a third is sent", Duration.ofSeconds(30), () -> editors.sent() > PEOPLE * EACH / 3);

            stack.processes().kill9(stack.gateway(0));

            try {
                int sentBefore = editors.sent();
                assertThat(sentBefore).as("killed under way").isLessThan(PEOPLE * EACH);
                var check = editors.check(Duration.ofSeconds(60));
                check.requireConvergence();
                assertThat(people).allMatch(person -> person.client().isConnected());
            } finally {
                stack.processes().start(stack.gateway(0));
            }
        }
    }

    @Test
    void A7_the_people_of_a_killed_gateway_are_removed(TestStack stack) {
        try (var classroom = new Classroom()) {
            var ana = classroom.join("Ana", stack.gatewaysFrom(1).subList(0, 1));
            classroom.join("Ben", stack.gatewaysFrom(0).subList(0, 1));
            ana.awaitPeople(PATIENCE, "ana", "ben");

            stack.processes().kill9(stack.gateway(0));
            long killed = System.nanoTime();
            try {
                ana.awaitPeople(GONE_WITHIN, "ana");
                System.out.printf(
                        "GatewayKillIT: the people of a killed gateway were gone after %.2f s%n",
                        (System.nanoTime() - killed) / 1e9);
            } finally {
                stack.processes().start(stack.gateway(0));
            }

            ana.awaitPeople(PATIENCE, "ana", "ben");
        }
    }
}
