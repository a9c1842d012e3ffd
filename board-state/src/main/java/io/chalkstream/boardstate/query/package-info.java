/** Snapshots over HTTP, always from the instance that owns the board. */
@NullMarked
package io.chalkstream.boardstate.query;

import org.jspecify.annotations.NullMarked;
