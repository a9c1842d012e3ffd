/** Boards that come from elsewhere. */
@NullMarked
package io.chalkstream.boardstate.transfer;

import org.jspecify.annotations.NullMarked;
