package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.client.Answer;
import io.chalkstream.local.StackPlan;
import io.chalkstream.protocol.awareness.Point;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class CursorServiceKillIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void A3_killing_cursor_service_loses_cursors_for_a_moment_and_nothing_else(TestStack stack) {
        try (var classroom = new Classroom()) {
            var ana = classroom.join("Ana", stack.gatewaysFrom(0));
            var ben = classroom.join("Ben", stack.gatewaysFrom(1));
            awaitCursor(ana, ben, 1);

            stack.processes().kill9(StackPlan.CURSOR_SERVICE);
            try {
                for (int i = 0; i < 20; i++) {
                    ana.client().moveCursor(2, i);
                    var answer = ana.change(PATIENCE, Elements.putRectangle("box-" + i, i));
                    assertThat(answer).isInstanceOf(Answer.Done.class);
                }
                ben.awaitSeq(20, PATIENCE);
            } finally {
                stack.processes().start(StackPlan.CURSOR_SERVICE);
            }

            long ready = System.nanoTime();
            var cem = classroom.join("Cem", stack.gatewaysFrom(0));
            for (var person : List.of(ana, ben, cem)) {
                person.awaitPeople(PATIENCE, "ana", "ben", "cem");
            }
            System.out.printf(
                    "CursorServiceKillIT: everybody was known again %.2f s after cursor-service was ready%n",
                    (System.nanoTime() - ready) / 1e9);
            awaitCursor(ana, ben, 3);
            for (var person : List.of(ana, ben)) {
                assertThat(person.heard().snapshots())
                        .as("snapshots of %s: the connection held", person.name())
                        .isEqualTo(1);
                assertThat(person.heard().seqs()).isEqualTo(Seqs.upTo(20));
            }
        }
    }

    /** Moves {@code who}'s cursor until {@code observer} sees it. */
    private static void awaitCursor(Person who, Person observer, double x) {
        Await.until(observer.name() + " sees " + who.name() + "'s cursor", PATIENCE, () -> {
            who.client().moveCursor(x, 7);
            return observer.heard().sawCursor(who.client().client(), new Point(x, 7));
        });
    }
}
