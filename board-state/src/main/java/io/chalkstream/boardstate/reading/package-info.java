/** Snapshots over HTTP, always from the instance that owns the board. */
@NullMarked
package io.chalkstream.boardstate.reading;

import org.jspecify.annotations.NullMarked;
