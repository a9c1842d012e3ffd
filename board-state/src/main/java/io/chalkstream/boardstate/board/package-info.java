/** The decision about a command, and its effect on a board. Plain Java: no clock, no chance, no framework. */
@NullMarked
package io.chalkstream.boardstate.board;

import org.jspecify.annotations.NullMarked;
