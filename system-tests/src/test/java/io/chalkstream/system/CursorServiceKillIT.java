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
import org.junit.jupiter.api.Test;

@DisruptsStack
class CursorServiceKillIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** The bound that the rosters' repetition (A7) was chosen for. */
    private static final Duration KNOWN_AGAIN_WITHIN = Duration.ofSeconds(5);

    @Test
    void A3_killing_cursor_service_loses_only_cursors_for_a_moment(TestStack stack) {
        try (var classroom = new Classroom()) {
            var ana = classroom.join("Ana", stack.gatewaysFrom(0));
            var ben = classroom.join("Ben", stack.gatewaysFrom(1));
            awaitCursor(ana, ben, 1);

            stack.processes().kill9(StackPlan.CURSOR_SERVICE);
            try {
                for (int i = 0; i < 20; i++) {
                    ana.client().moveCursor(2, i);
                    var answer = ana.change(PATIENCE, SampleChanges.putRectangle("box-" + i, i));
                    assertThat(answer).isInstanceOf(OperationResult.Done.class);
                }
                ben.awaitSeq(20, PATIENCE);
            } finally {
                stack.processes().start(StackPlan.CURSOR_SERVICE);
            }

            awaitCursor(ana, ben, 3);
            for (var person : List.of(ana, ben)) {
                assertThat(person.received().snapshots())
                        .as("snapshots of %s: the connection held", person.name())
                        .isEqualTo(1);
                assertThat(person.received().seqs()).isEqualTo(SeqRange.upTo(20));
            }
        }
    }

    /** The first page of a board at a gateway knows only the awareness of the new cursor-service. */
    @Test
    void A7_A8_a_restarted_cursor_service_restores_presence_and_follows(TestStack stack) {
        try (var classroom = new Classroom()) {
            var firstGateway = stack.gatewaysFrom(0).subList(0, 1);
            var ana = classroom.join("Ana", firstGateway);
            var ben = classroom.join("Ben", firstGateway);
            var view = new Area(0, 0, 800, 600);
            ben.client().show(new ClientMessage.Follow("ana"));
            ana.client().show(new ClientMessage.View(view));
            awaitFollowing(ben, PATIENCE, view);
            ben.awaitPeople(PATIENCE, "ana", "ben");
            var before = people(ben);

            stack.processes().kill9(StackPlan.CURSOR_SERVICE);
            stack.processes().start(StackPlan.CURSOR_SERVICE);
            long ready = System.nanoTime();
            var cem = classroom.join("Cem", stack.gatewaysFrom(1));

            cem.awaitPeople(KNOWN_AGAIN_WITHIN, "ana", "ben", "cem");
            awaitFollowing(cem, KNOWN_AGAIN_WITHIN, view);
            assertThat(Duration.ofNanos(System.nanoTime() - ready)).isLessThan(KNOWN_AGAIN_WITHIN);
            System.out.printf(
                    "CursorServiceKillIT: a newcomer knew everybody %.2f s after cursor-service was ready%n",
                    (System.nanoTime() - ready) / 1e9);
            assertThat(people(cem)).as("since when, and in what colours").containsAllEntriesOf(before);
            for (var person : List.of(ana, ben)) {
                person.awaitPeople(PATIENCE, "ana", "ben", "cem");
                awaitFollowing(person, PATIENCE, view);
                assertThat(person.received().sawLeave("ana")).isFalse();
            }
        }
    }

    private static Map<String, Presence> people(Participant person) {
        return person.received().awarenessState(state -> Map.copyOf(state.people()));
    }

    private static void awaitFollowing(Participant person, Duration deadline, Area view) {
        Await.until(
                person.name() + " knows that Ben follows Ana, and what she sees",
                deadline,
                () -> person.received()
                        .awarenessState(state -> state.follows().containsValue("ana")
                                && state.views().containsValue(view)),
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
