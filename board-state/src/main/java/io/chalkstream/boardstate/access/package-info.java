/** Who may ask board-state over HTTP. */
@NullMarked
package io.chalkstream.boardstate.access;

import org.jspecify.annotations.NullMarked;
