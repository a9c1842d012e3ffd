/** Decides which news of a board go out together and when (rules A5 and A6). Plain Java. */
@NullMarked
package io.chalkstream.cursor.batching;

import org.jspecify.annotations.NullMarked;
