package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.server.EventAuthor;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.system.BoardLog.OpId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks that all copies of a board have converged, if nobody has undone anything.
 *
 * @param accepted the operations that took effect, as their clients were told
 * @param refused the number of the others
 */
record ConsistencyCheck(TestStack stack, Classroom classroom, Set<OpId> accepted, int refused) {
    private static final Duration SEEN = Duration.ofSeconds(60);

    /** Requires that the log, every board-state and every client have the same board, made of each accepted operation once. */
    void requireConvergence() {
        long last = accepted.size();
        Await.until(
                "the log has every event",
                SEEN,
                () -> stack.committedLog(classroom.boardId()).events().size() >= last,
                () -> stack.committedLog(classroom.boardId()).events().size() + " of " + last);
        var log = stack.committedLog(classroom.boardId());
        assertThat(log.seqs()).as("O1: dense seq").isEqualTo(SeqRange.upTo(last));
        assertThat(log.ops()).as("E1: each accepted operation once").containsExactlyInAnyOrderElementsOf(accepted);
        assertThat(stack.log(classroom.boardId()).deduplicated()).isEqualTo(log);

        var board = log.fold();
        stack.boardStates().forEach(boardState -> requireSnapshot(boardState, last, board));
        for (var person : classroom.people()) {
            person.awaitSeq(last, SEEN);
            assertThat(person.client().seq()).as(person.name()).isEqualTo(last);
            assertThat(person.received().outOfOrder())
                    .as("O3: what %s applied out of its order", person.name())
                    .isEmpty();
            requireSameEvents(person, log);
            assertThat(person.client().elements())
                    .as("%s's board", person.name())
                    .isEqualTo(board);
        }
    }

    /** After a crash a client may get a slightly older board, and receive the same events again. */
    private static void requireSameEvents(Participant person, BoardLog log) {
        for (var received : person.received().events()) {
            var logged = log.events().get((int) received.seq() - 1);
            assertThat(received.changes())
                    .as("O5: %s's event %d", person.name(), received.seq())
                    .isEqualTo(logged.clientChanges());
            assertThat(received.author()).isEqualTo(EventAuthor.of(logged.author()));
        }
    }

    /** Right after its partition has moved, the board may still be behind; but never ahead, and never another one. */
    private void requireSnapshot(String boardState, long last, Map<String, Element> board) {
        Await.until(
                boardState + " gives the board up to " + last,
                SEEN,
                () -> seq(boardState).filter(seq -> seq >= last).isPresent(),
                () -> seq(boardState));
        var snapshot = stack.snapshot(boardState, classroom.boardId()).orElseThrow();
        assertThat(snapshot.seq()).as("O1: %s", boardState).isEqualTo(last);
        assertThat(snapshot.elements().stream().collect(Collectors.toMap(Element::id, Function.identity())))
                .as("the board of %s", boardState)
                .isEqualTo(board);
    }

    private Optional<Long> seq(String boardState) {
        return stack.snapshot(boardState, classroom.boardId()).map(ServerMessage.Snapshot::seq);
    }
}
