package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.ConflictSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was made of something that somebody asked for.
 *
 * @param kept what was left as it was, null if nothing was
 */
record ChangeSet(List<AppliedChange> changes, @Nullable ConflictSummary kept) {}
