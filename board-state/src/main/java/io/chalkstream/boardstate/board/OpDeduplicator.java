package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.command.BoardCommand;
import java.time.Duration;

/** Recognises repeated operations by the outcomes stored for each op sequence (E4 to E6). */
final class OpDeduplicator {
    /** The time after its last operation at which an op sequence is forgotten. */
    private static final Duration KEPT_FOR = Duration.ofDays(7);

    private OpDeduplicator() {}

    /**
     * The state of an op sequence at the time {@code at}. One that has expired is unknown, whether it has been removed
     * yet or not.
     */
    static DedupState recall(BoardView board, String opSequence, long at) {
        var state = board.dedupState(opSequence);
        return state == null || isForgotten(state, at) ? DedupState.UNKNOWN : state;
    }

    /** Stores the outcome of the command. */
    static void remember(BoardStore board, BoardCommand command, Decision decision, long at) {
        String sequence = command.opSequence();
        var state = recall(board, sequence, at);
        if (decision instanceof Decision.Accepted) {
            board.putDedupState(sequence, state.accepted(command.op(), at));
        } else if (decision instanceof Decision.Refused refused && refused.remembered()) {
            var outcome = refused.outcome();
            var refusal = new DedupState.Refusal(outcome.op(), outcome.code(), outcome.message(), outcome.kept());
            board.putDedupState(sequence, state.refused(refusal, at));
        }
    }

    /** Whether the state has expired at the time {@code at}. {@link RetentionSweep} removes it some time later. */
    static boolean isForgotten(DedupState state, long at) {
        return at - state.lastAt() > KEPT_FOR.toMillis();
    }
}
