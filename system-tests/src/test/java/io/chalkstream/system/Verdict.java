package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.system.BoardLog.OpId;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What became of all operations on a board on which nobody undid anything.
 *
 * @param accepted the operations that took effect, as their clients know
 * @param refused how many others there were
 */
record Verdict(TestStack stack, Classroom classroom, Set<OpId> accepted, int refused) {
    private static final Duration SEEN = Duration.ofSeconds(30);

    /** The log, board-state and everybody have the same board, made of exactly the accepted operations, each once. */
    void requireOneBoardEverywhere() {
        long last = accepted.size();
        Await.until(
                "the log has every event",
                SEEN,
                () -> stack.log(classroom.boardId()).events().size() >= last,
                () -> stack.log(classroom.boardId()).events().size() + " of " + last);
        var log = stack.log(classroom.boardId());
        assertThat(log.seqs()).as("O1: dense seq").isEqualTo(Seqs.upTo(last));
        assertThat(log.ops()).as("E1: each accepted operation once").containsExactlyInAnyOrderElementsOf(accepted);

        var board = log.fold();
        var snapshot = stack.snapshot(classroom.boardId());
        assertThat(snapshot.seq()).isEqualTo(last);
        assertThat(snapshot.elements().stream().collect(Collectors.toMap(Element::id, Function.identity())))
                .as("board-state's board")
                .isEqualTo(board);
        for (var person : classroom.people()) {
            person.awaitSeq(last, SEEN);
            assertThat(person.client().seq()).as(person.name()).isEqualTo(last);
            assertThat(person.heard().seqs())
                    .as("O3: what %s applied", person.name())
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(person.client().elements())
                    .as("%s's board", person.name())
                    .isEqualTo(board);
        }
    }
}
