/**
 * The Kafka side: reads board-events and undo-requests, keeps the histories, writes board-commands and fanout.
 *
 * <p>It runs at least once, as board-commands is never written in a transaction. So after a crash the last inputs come
 * again, to stores that have seen them or not, each on its own; what was written last may be lost. That is harmless:
 *
 * <ul>
 *   <li>A history is one record, so it is always whole; {@link io.chalkstream.undo.history} says why the same input
 *       has no second effect on it.
 *   <li>What follows from an input is written after the history, and before the input's offset is committed. If it is
 *       lost, the input comes again, and is answered or sends its command again.
 *   <li>An entry is written before the history that names it, is the same whenever it is made, and is deleted last. A
 *       history that is older than its entries skips those that are gone. At worst an entry stays that nobody
 *       names.
 *   <li>The mark of a person's open requests is written before the history that has them, again with every input while
 *       there are some, and deleted after the history that has none. A mark too many is deleted at the next tick.
 * </ul>
 */
@NullMarked
package io.chalkstream.undo.stream;

import org.jspecify.annotations.NullMarked;
