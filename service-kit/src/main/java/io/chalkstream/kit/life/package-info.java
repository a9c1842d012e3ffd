/** The end of every service's process. */
@NullMarked
package io.chalkstream.kit.life;

import org.jspecify.annotations.NullMarked;
