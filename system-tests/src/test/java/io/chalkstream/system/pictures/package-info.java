/** Compares what the page paints with reference pictures. */
@NullMarked
package io.chalkstream.system.pictures;

import org.jspecify.annotations.NullMarked;
