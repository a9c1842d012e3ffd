package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** One kill of a gateway, with people at work on one board, and two who only look at each other on another board. */
@DisruptsStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GatewayKillIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** The bound that the silence (A7) and the sweeping after it were chosen for. */
    private static final Duration GONE_WITHIN = Duration.ofSeconds(10);

    private static final int PEOPLE = 6;
    private static final int EACH = 150;

    private final long seed = Long.getLong("chalkstream.seed", System.nanoTime());
    private final TestStack stack;
    private final Classroom working = new Classroom();
    private final Classroom looking = new Classroom();
    private final ConcurrentEditors editors;
    private final List<Participant> workers;
    private final Participant ana;
    private int sentBefore;
    private long killed;

    GatewayKillIT(TestStack stack) {
        this.stack = stack;
        editors = new ConcurrentEditors(stack, working);
        workers = IntStream.range(0, PEOPLE)
                .mapToObj(i -> working.join("Person" + i, stack.gatewaysFrom(i % 2)))
                .toList();
        ana = looking.join("Ana", stack.gatewaysFrom(1).subList(0, 1));
        looking.join("Ben", stack.gatewaysFrom(0).subList(0, 1));
    }

    @BeforeAll
    void kill_a_gateway_under_way() {
        System.out.println("GatewayKillIT: -Dchalkstream.seed=" + seed);
        ana.awaitPeople(PATIENCE, "ana", "ben");
        for (int i = 0; i < PEOPLE; i++) {
            editors.startEditing(workers.get(i), new RandomChanges(seed + i)::next, EACH);
        }
        Await.until("a third is sent", PATIENCE, () -> editors.sent() > PEOPLE * EACH / 3);
        stack.processes().kill9(stack.gateway(0));
        killed = System.nanoTime();
        sentBefore = editors.sent();
    }

    @AfterAll
    void leave() {
        editors.close();
        working.close();
        looking.close();
        startAgain();
    }

    @Test
    @Order(1)
    void A7_the_people_of_a_killed_gateway_are_removed() {
        ana.awaitPeople(GONE_WITHIN.minusNanos(System.nanoTime() - killed), "ana");
        System.out.printf(
                "GatewayKillIT: the people of a killed gateway were gone after %.2f s%n",
                (System.nanoTime() - killed) / 1e9);
    }

    @Test
    @Order(2)
    void C8_E3_E4_clients_of_a_killed_gateway_move_to_the_other_and_nothing_is_lost_or_doubled() {
        assertThat(sentBefore).as("killed under way").isLessThan(PEOPLE * EACH);
        editors.check(Duration.ofSeconds(60)).requireConvergence();
        assertThat(workers).allMatch(person -> person.client().isConnected());
    }

    @Test
    @Order(3)
    void A7_whoever_was_at_a_killed_gateway_is_there_again_with_its_successor() {
        startAgain();
        ana.awaitPeople(PATIENCE, "ana", "ben");
    }

    private void startAgain() {
        if (!stack.processes().isRunning(stack.gateway(0))) {
            stack.processes().start(stack.gateway(0));
        }
    }
}
