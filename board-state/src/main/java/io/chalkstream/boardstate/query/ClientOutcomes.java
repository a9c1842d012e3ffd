package io.chalkstream.boardstate.query;

import io.chalkstream.boardstate.board.DedupState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a client's operations.
 *
 * @param lastOp the last one that was decided; 0 if there was none
 * @param refusals the last ones that were refused; all others up to {@code lastOp} took effect
 */
public record ClientOutcomes(long lastOp, List<DedupState.Refusal> refusals) {
    public ClientOutcomes {
        refusals = List.copyOf(refusals);
    }

    static ClientOutcomes of(@Nullable DedupState session) {
        return session == null
                ? new ClientOutcomes(0, List.of())
                : new ClientOutcomes(session.lastOp(), session.refusals());
    }
}
