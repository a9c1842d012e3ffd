/** Puts the load of a class on a running stack, checks that nothing is lost or doubled, and measures. */
@NullMarked
package io.chalkstream.load;

import org.jspecify.annotations.NullMarked;
