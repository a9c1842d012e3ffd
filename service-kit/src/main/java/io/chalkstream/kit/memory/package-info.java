/** Bounds of the memory that people's boards and messages take. Plain Java. */
@NullMarked
package io.chalkstream.kit.memory;

import org.jspecify.annotations.NullMarked;
