/** Reading boards over HTTP, always from the instance that owns them. */
@NullMarked
package io.chalkstream.boardstate.query;

import org.jspecify.annotations.NullMarked;
