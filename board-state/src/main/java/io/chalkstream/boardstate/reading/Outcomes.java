package io.chalkstream.boardstate.reading;

import io.chalkstream.boardstate.board.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a client's operations.
 *
 * @param lastOp the last one that was decided; 0 if there was none
 * @param refusals the last ones that were refused; all others up to {@code lastOp} took effect
 */
public record Outcomes(long lastOp, List<Session.Refusal> refusals) {
    public Outcomes {
        refusals = List.copyOf(refusals);
    }

    static Outcomes of(@Nullable Session session) {
        return session == null ? new Outcomes(0, List.of()) : new Outcomes(session.lastOp(), session.refusals());
    }
}
