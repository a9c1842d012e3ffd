/** Decides which cursor updates go out together and when (rules A1 and A2). Plain Java. */
@NullMarked
package io.chalkstream.cursor.gather;

import org.jspecify.annotations.NullMarked;
