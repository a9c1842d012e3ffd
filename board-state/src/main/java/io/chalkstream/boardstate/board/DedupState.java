package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.outcome.ConflictSummary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deduplication state of one op sequence (E4). Every operation up to {@code lastOp} that isn't among {@code refusals}
 * took effect.
 *
 * @param lastOp the last decided operation; 0 if none
 * @param lastAt its timestamp, in milliseconds since 1970
 * @param refusals the last refusals, oldest first; at most {@link Limits#OPS_IN_FLIGHT}, which covers every operation
 *     that a client may repeat
 */
public record DedupState(long lastOp, long lastAt, List<Refusal> refusals) {
    /** The state of an unknown op sequence. */
    static final DedupState UNKNOWN = new DedupState(0, 0, List.of());

    public DedupState {
        refusals = List.copyOf(refusals);
    }

    /** A refused operation and the refusal sent to its client. */
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
        var remembered = new ArrayList<>(refusals);
        if (remembered.size() == Limits.OPS_IN_FLIGHT) {
            remembered.remove(0);
        }
        remembered.add(refusal);
        return new DedupState(refusal.op(), later(at), remembered);
    }

    /** Gateways' clocks differ: the timestamp never goes back. */
    private long later(long at) {
        return Math.max(lastAt, at);
    }
}
