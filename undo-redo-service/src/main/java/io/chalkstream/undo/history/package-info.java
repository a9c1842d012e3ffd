/**
 * One person's undo and redo on one board: plain Java, pure functions.
 *
 * <p>{@link io.chalkstream.undo.history.UndoHistory#handle} takes an input and gives the next state and what follows
 * from it. Doing so is idempotent, because the same input may come again after a crash of this service or of
 * board-state:
 *
 * <ul>
 *   <li>An event whose {@code seq} the state has seen is dropped.
 *   <li>A refused reversal counts only for the command that is under way; each attempt has a number of its own.
 *   <li>A request that is done is answered, one that is under way sends the same command again (board-state takes each
 *       number once), one that waits goes on waiting.
 *   <li>An accepted reversal's number tells which request it belongs to. So the request is known to be done even if the
 *       state is from before the request, and the event is read again before it.
 *   <li>Whatever comes again is answered with the history as it is, in case the first answer was lost.
 * </ul>
 *
 * Entries are kept apart from the state and may be newer than it. One that is gone has been reversed, or has proved
 * irreversible, by an input that will come again: it is skipped, and not counted as an attempt.
 *
 * <p>An instance that is stopped while it writes may write a state over its successor's when it goes on. Then inputs that this
 * state hasn't seen don't come again. So a command whose outcome doesn't come counts as done in the end.
 */
@NullMarked
package io.chalkstream.undo.history;

import org.jspecify.annotations.NullMarked;
