package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.client.OperationResult;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Person;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.outcome.ConflictSummary;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@UsesStack
class UndoIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void U11_U12_everybody_sees_an_undo_and_a_redo(TestStack stack) {
        try (var classroom = new Classroom()) {
            var ana = classroom.join("Ana", stack.gatewaysFrom(0));
            var ben = classroom.join("Ben", stack.gatewaysFrom(1));
            ana.change(PATIENCE, SampleChanges.putRectangle("box", 1));
            ana.change(PATIENCE, SampleChanges.move("box", 2));

            assertThat(ana.undo(PATIENCE)).isInstanceOf(OperationResult.Done.class);
            ben.awaitSeq(3, PATIENCE);
            assertThat(ben.client().elements())
                    .containsValue(SampleChanges.putRectangle("box", 1).element());

            assertThat(ana.undo(PATIENCE)).isInstanceOf(OperationResult.Done.class);
            ben.awaitSeq(4, PATIENCE);
            assertThat(ben.client().elements()).isEmpty();

            assertThat(ana.redo(PATIENCE)).isInstanceOf(OperationResult.Done.class);
            assertThat(ana.redo(PATIENCE)).isInstanceOf(OperationResult.Done.class);
            ben.awaitSeq(6, PATIENCE);
            assertThat(ben.client().elements())
                    .containsValue(SampleChanges.putRectangle("box", 2).element());
            assertThat(ben.received().events().subList(2, 6))
                    .extracting(event -> event.reverses().direction())
                    .containsExactly(
                            ReversalOf.Direction.UNDO,
                            ReversalOf.Direction.UNDO,
                            ReversalOf.Direction.REDO,
                            ReversalOf.Direction.REDO);
            Await.until(
                    "U12: Ana can undo 2 and redo nothing",
                    PATIENCE,
                    () -> ana.client()
                            .history()
                            .filter(h -> h.undo() == 2 && h.redo() == 0)
                            .isPresent(),
                    () -> ana.client().history());
        }
    }

    @Test
    void U2_an_undo_right_after_its_change_waits_for_it(TestStack stack) {
        try (var classroom = new Classroom()) {
            var ana = classroom.join("Ana", stack.gatewaysFrom(0));
            var ben = classroom.join("Ben", stack.gatewaysFrom(1));

            for (int i = 0; i < 10; i++) {
                ana.client().apply(SampleChanges.putRectangle("box-" + i, i));
                var undone = ana.client().undo();
                assertThat(ana.awaitResult(PATIENCE, undone)).as("undo %d", i).isInstanceOf(OperationResult.Done.class);
            }

            ben.awaitSeq(20, PATIENCE);
            assertThat(ben.client().elements()).isEmpty();
            assertThat(ben.received().seqs()).isEqualTo(SeqRange.upTo(20));
        }
    }

    @Test
    void U16_a_takeback_of_one_persons_changes_can_be_undone(TestStack stack) {
        try (var classroom = new Classroom()) {
            var ana = classroom.join("Ana", stack.gatewaysFrom(0));
            var ben = classroom.join("Ben", stack.gatewaysFrom(1));
            ana.change(PATIENCE, SampleChanges.putRectangle("anas", 1));
            ben.change(PATIENCE, SampleChanges.putRectangle("bens", 1));
            ben.change(PATIENCE, SampleChanges.move("anas", 2));
            ana.awaitSeq(3, PATIENCE);
            var before = ana.client().elements();

            assertThat(ana.change(PATIENCE, new Change.TakeBack("ben", 10, null)))
                    .isInstanceOf(OperationResult.Done.class);
            ben.awaitSeq(4, PATIENCE);
            assertThat(ben.client().elements())
                    .containsOnlyKeys("anas")
                    .containsValue(SampleChanges.putRectangle("anas", 1).element());

            assertThat(ana.undo(PATIENCE)).isInstanceOf(OperationResult.Done.class);
            ben.awaitSeq(5, PATIENCE);
            assertThat(ben.client().elements()).isEqualTo(before);
        }
    }

    @Test
    void U15_an_undo_names_who_changed_the_element_since(TestStack stack) {
        try (var classroom = new Classroom()) {
            var ana = classroom.join("Ana", stack.gatewaysFrom(0));
            var ben = classroom.join("Ben", stack.gatewaysFrom(1));
            ana.change(PATIENCE, SampleChanges.putRectangle("one", 1));
            ana.change(PATIENCE, SampleChanges.putRectangle("two", 1));
            ben.awaitSeq(2, PATIENCE);
            ben.change(PATIENCE, SampleChanges.move("two", 5));

            assertThat(ana.undo(PATIENCE)).isInstanceOf(OperationResult.Done.class);

            assertThat(ana.client().history().orElseThrow().kept())
                    .isEqualTo(new ConflictSummary(1, List.of(new Person("ben", "Ben"))));
            assertThat(ana.client().elements()).containsOnlyKeys("two");
        }
    }

    @Test
    void U1_U7_an_undo_never_reverses_another_persons_change(TestStack stack) {
        try (var classroom = new Classroom()) {
            var ana = classroom.join("Ana", stack.gatewaysFrom(0));
            var ben = classroom.join("Ben", stack.gatewaysFrom(1));
            ana.change(PATIENCE, SampleChanges.putRectangle("box", 1));
            ben.awaitSeq(1, PATIENCE);

            assertThat(ben.undo(PATIENCE))
                    .isInstanceOfSatisfying(OperationResult.Refused.class, refused -> assertThat(refused.code())
                            .isEqualTo(ErrorCode.NOTHING_TO_REVERSE));

            assertThat(ben.client().elements()).containsOnlyKeys("box");
        }
    }
}
