/** How busy the process's processors are, and what gives way first. */
@NullMarked
package io.chalkstream.kit.load;

import org.jspecify.annotations.NullMarked;
