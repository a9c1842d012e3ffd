/** Which instance has which partitions, and which of them stand by. */
@NullMarked
package io.chalkstream.boardstate.placement;

import org.jspecify.annotations.NullMarked;
