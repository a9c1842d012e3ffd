package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.client.OperationResult;
import io.chalkstream.local.StackPlan;
import io.chalkstream.protocol.awareness.Area;
import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.awareness.Presence;
import io.chalkstream.protocol.client.ClientMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** One kill of cursor-service: two people change a board meanwhile, two others have shown on another board whom they follow. */
@DisruptsStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CursorServiceKillIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** The bound that the rosters' repetition (A7) was chosen for. */
    private static final Duration KNOWN_AGAIN_WITHIN = Duration.ofSeconds(5);

    private static final Area VIEW = new Area(0, 0, 800, 600);

    private final TestStack stack;
    private final Classroom working = new Classroom();
    private final Classroom looking = new Classroom();
    private final Participant ana;
    private final Participant ben;
    private final Participant dan;
    private final Participant eva;
    private Map<String, Presence> before = Map.of();

    CursorServiceKillIT(TestStack stack) {
        this.stack = stack;
        ana = working.join("Ana", stack.gatewaysFrom(0));
        ben = working.join("Ben", stack.gatewaysFrom(1));
        var oneGateway = stack.gatewaysFrom(0).subList(0, 1);
        dan = looking.join("Dan", oneGateway);
        eva = looking.join("Eva", oneGateway);
    }

    @BeforeAll
    void kill_cursor_service() {
        awaitCursor(ana, ben, 1);
        eva.client().show(new ClientMessage.Follow("dan"));
        dan.client().show(new ClientMessage.View(VIEW));
        awaitFollowing(eva, PATIENCE);
        eva.awaitPeople(PATIENCE, "dan", "eva");
        before = people(eva);
        stack.processes().kill9(StackPlan.CURSOR_SERVICE);
    }

    @AfterAll
    void leave() {
        working.close();
        looking.close();
        startAgain();
    }

    @Test
    @Order(1)
    void A3_without_cursor_service_only_cursors_are_missing() {
        for (int i = 0; i < 20; i++) {
            ana.client().moveCursor(2, i);
            var answer = ana.change(PATIENCE, SampleChanges.putRectangle("box-" + i, i));
            assertThat(answer).isInstanceOf(OperationResult.Done.class);
        }
        ben.awaitSeq(20, PATIENCE);
    }

    /** The first page of a board at a gateway knows only the awareness of the new cursor-service. */
    @Test
    @Order(2)
    void A7_A8_a_restarted_cursor_service_restores_presence_and_follows() {
        startAgain();
        long ready = System.nanoTime();
        var cem = looking.join("Cem", stack.gatewaysFrom(1));

        cem.awaitPeople(KNOWN_AGAIN_WITHIN, "dan", "eva", "cem");
        awaitFollowing(cem, KNOWN_AGAIN_WITHIN);
        assertThat(Duration.ofNanos(System.nanoTime() - ready)).isLessThan(KNOWN_AGAIN_WITHIN);
        System.out.printf(
                "CursorServiceKillIT: a newcomer knew everybody %.2f s after cursor-service was ready%n",
                (System.nanoTime() - ready) / 1e9);
        assertThat(people(cem)).as("since when, and in what colours").containsAllEntriesOf(before);
        for (var person : List.of(dan, eva)) {
            person.awaitPeople(PATIENCE, "dan", "eva", "cem");
            awaitFollowing(person, PATIENCE);
            assertThat(person.received().sawLeave("dan")).isFalse();
        }
    }

    @Test
    @Order(3)
    void A3_cursors_are_back_and_nothing_else_was_missed() {
        startAgain();
        awaitCursor(ana, ben, 3);
        for (var person : List.of(ana, ben)) {
            assertThat(person.received().snapshots())
                    .as("snapshots of %s: the connection held", person.name())
                    .isEqualTo(1);
            assertThat(person.received().seqs()).isEqualTo(SeqRange.upTo(20));
        }
    }

    private void startAgain() {
        if (!stack.processes().isRunning(StackPlan.CURSOR_SERVICE)) {
            stack.processes().start(StackPlan.CURSOR_SERVICE);
        }
    }

    private static Map<String, Presence> people(Participant person) {
        return person.received().awarenessState(state -> Map.copyOf(state.people()));
    }

    private static void awaitFollowing(Participant person, Duration deadline) {
        Await.until(
                person.name() + " knows that Eva follows Dan, and what he sees",
                deadline,
                () -> person.received()
                        .awarenessState(state -> state.follows().containsValue("dan")
                                && state.views().containsValue(VIEW)),
                () -> person.received().<Object>awarenessState(state -> state.since(0)));
    }

    /** Moves {@code who}'s cursor until {@code observer} sees it. */
    private static void awaitCursor(Participant who, Participant observer, double x) {
        Await.until(observer.name() + " sees " + who.name() + "'s cursor", PATIENCE, () -> {
            who.client().moveCursor(x, 7);
            return observer.received().sawCursor(who.client().client(), new Point(x, 7));
        });
    }
}
