package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.outcome.ConflictSummary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one client's operations (E4). Whatever was decided and isn't among {@code refusals} took
 * effect.
 *
 * @param lastOp the last operation that was decided; 0 if there was none
 * @param lastAt its timestamp, in milliseconds since 1970
 * @param refusals the last refusals, oldest first; at most {@link Limits#OPS_IN_FLIGHT}, so a client hears the same
 *     of each operation that it may send again
 */
public record DedupState(long lastOp, long lastAt, List<Refusal> refusals) {
    /** A client that has not been heard of. */
    static final DedupState UNKNOWN = new DedupState(0, 0, List.of());

    public DedupState {
        refusals = List.copyOf(refusals);
    }

    /** One operation that was refused, and what its client was told. */
    public record Refusal(
            long op,
            ErrorCode code,
            String message,
            @Nullable ConflictSummary kept) {}

    @Nullable
    Refusal refusalOf(long op) {
        for (var refusal : refusals) {
            if (refusal.op() == op) {
                return refusal;
            }
        }
        return null;
    }

    DedupState accepted(long op, long at) {
        return new DedupState(op, later(at), refusals);
    }

    DedupState refused(Refusal refusal, long at) {
        var kept = new ArrayList<>(refusals);
        if (kept.size() == Limits.OPS_IN_FLIGHT) {
            kept.remove(0);
        }
        kept.add(refusal);
        return new DedupState(refusal.op(), later(at), kept);
    }

    /** Clocks of gateways differ: a session never gets older by an operation. */
    private long later(long at) {
        return Math.max(lastAt, at);
    }
}
