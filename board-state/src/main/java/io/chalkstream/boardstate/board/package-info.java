/** Deciding commands and applying events. Plain Java and deterministic: no clock, no randomness, no framework. */
@NullMarked
package io.chalkstream.boardstate.board;

import org.jspecify.annotations.NullMarked;
