/** What ends a service's process: a stop that takes too long, and a clock that is set back. */
@NullMarked
package io.chalkstream.kit.life;

import org.jspecify.annotations.NullMarked;
