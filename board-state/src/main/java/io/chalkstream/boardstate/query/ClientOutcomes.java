package io.chalkstream.boardstate.query;

import io.chalkstream.boardstate.board.DedupState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of a client's operations.
 *
 * @param lastOp the last decided operation; 0 if none
 * @param refusals the last refusals; all other operations up to {@code lastOp} took effect
 */
public record ClientOutcomes(long lastOp, List<DedupState.Refusal> refusals) {
    public ClientOutcomes {
        refusals = List.copyOf(refusals);
    }

    static ClientOutcomes of(@Nullable DedupState state) {
        return state == null ? new ClientOutcomes(0, List.of()) : new ClientOutcomes(state.lastOp(), state.refusals());
    }
}
