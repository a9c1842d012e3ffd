/** Importing boards from documents. */
@NullMarked
package io.chalkstream.boardstate.transfer;

import org.jspecify.annotations.NullMarked;
