package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.client.OperationResult;
import io.chalkstream.client.Submission;
import io.chalkstream.local.StackPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@DisruptsStack
class UndoServiceKillIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CHANGES = 12;

    @Test
    void U1_U3_killing_undo_redo_service_loses_and_doubles_no_press(TestStack stack) {
        try (var classroom = new Classroom()) {
            var ana = classroom.join("Ana", stack.gatewaysFrom(0));
            var ben = classroom.join("Ben", stack.gatewaysFrom(1));
            for (int i = 0; i < CHANGES; i++) {
                ana.change(PATIENCE, SampleChanges.putRectangle("box-" + i, i));
            }
            var presses = new ArrayList<Submission>();
            press(ana, presses, CHANGES / 3);
            stack.processes().kill9(StackPlan.UNDO_REDO_SERVICE);
            try {
                press(ana, presses, CHANGES / 3);
                assertThat(ben.change(PATIENCE, SampleChanges.putRectangle("bens", 1)))
                        .as("Ben goes on meanwhile")
                        .isInstanceOf(OperationResult.Done.class);
            } finally {
                stack.processes().start(StackPlan.UNDO_REDO_SERVICE);
            }
            press(ana, presses, CHANGES / 3);

            for (var press : presses) {
                assertThat(ana.awaitResult(PATIENCE, press)).isInstanceOf(OperationResult.Done.class);
            }
            ben.awaitSeq(2 * CHANGES + 1, PATIENCE);
            assertThat(ben.client().elements()).containsOnlyKeys("bens");
            assertThat(ben.received().events().stream()
                            .filter(event -> event.reverses() != null)
                            .map(event -> event.reverses().seq())
                            .toList())
                    .as("each entry once, the newest first")
                    .isEqualTo(IntStream.iterate(CHANGES, seq -> seq - 1)
                            .limit(CHANGES)
                            .mapToObj(seq -> (long) seq)
                            .toList());
        }
    }

    private static void press(Participant person, List<Submission> presses, int times) {
        for (int i = 0; i < times; i++) {
            presses.add(person.client().undo());
        }
    }
}
