/** Assignment of partitions and standbys to instances. */
@NullMarked
package io.chalkstream.boardstate.placement;

import org.jspecify.annotations.NullMarked;
