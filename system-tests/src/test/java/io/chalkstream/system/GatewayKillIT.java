package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class GatewayKillIT {
    private static final int PEOPLE = 6;
    private static final int EACH = 150;

    @Test
    void C8_E3_E4_when_a_gateway_is_killed_its_people_go_on_at_the_other_and_nothing_is_lost_or_doubled(
            TestStack stack) {
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
}
