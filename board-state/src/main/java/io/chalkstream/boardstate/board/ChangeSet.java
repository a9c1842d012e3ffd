package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.ConflictSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The changes a request resulted in, and what it left untouched.
 *
 * @param conflicts what was left untouched because another person had changed it; null if nothing was
 */
record ChangeSet(List<AppliedChange> changes, @Nullable ConflictSummary conflicts) {}
