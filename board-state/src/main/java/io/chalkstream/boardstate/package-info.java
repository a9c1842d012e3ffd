/** The service board-state: the single writer of each board. What its parts have in common. */
@NullMarked
package io.chalkstream.boardstate;

import org.jspecify.annotations.NullMarked;
