/** Batching of a board's awareness changes into frames (rules A5 and A6). Plain Java. */
@NullMarked
package io.chalkstream.cursor.batching;

import org.jspecify.annotations.NullMarked;
