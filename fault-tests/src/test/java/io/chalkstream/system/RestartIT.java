package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.client.OperationResult;
import io.chalkstream.client.Submission;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

@DisruptsStack
class RestartIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void E7_a_restarted_stack_has_the_board_and_continues_at_the_next_seq(TestStack stack) {
        try (var classroom = new Classroom()) {
            var ana = classroom.join("Ana", stack.gatewaysFrom(0));
            ana.change(PATIENCE, SampleChanges.putPost("post", "still here"));
            ana.change(PATIENCE, SampleChanges.putRectangle("box", 1));
            ana.change(PATIENCE, SampleChanges.move("box", 2));
            long epoch = ana.client().epoch();
            var offline = new ArrayList<Submission>();

            stack.restart(() -> offline.add(ana.client().apply(SampleChanges.move("box", 3))));

            var ben = classroom.join("Ben", stack.gatewaysFrom(1));
            assertThat(ana.awaitResult(PATIENCE, offline.get(0))).isInstanceOf(OperationResult.Done.class);
            ben.awaitSeq(4, PATIENCE);
            assertThat(ben.client().epoch()).isEqualTo(epoch);
            assertThat(ben.client().elements())
                    .containsOnlyKeys("post", "box")
                    .containsValue(SampleChanges.putPost("post", "still here").element())
                    .containsValue(SampleChanges.putRectangle("box", 3).element());
            assertThat(ana.client().elements()).isEqualTo(ben.client().elements());

            assertThat(ana.undo(PATIENCE)).as("U1: the undo stack too").isInstanceOf(OperationResult.Done.class);
            ben.awaitSeq(5, PATIENCE);
            assertThat(ben.client().elements())
                    .containsValue(SampleChanges.putRectangle("box", 2).element());
            assertThat(stack.log(classroom.boardId()).seqs()).isEqualTo(SeqRange.upTo(5));
        }
    }
}
