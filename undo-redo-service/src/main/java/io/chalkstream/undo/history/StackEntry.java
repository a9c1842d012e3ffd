package io.chalkstream.undo.history;

import io.chalkstream.protocol.undo.EntrySummary;

/**
 * One entry of a stack.
 *
 * @param seq the number of the event that it was made from
 */
public record StackEntry(long seq, EntrySummary what) {}
