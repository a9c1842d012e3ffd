/** What holds for the life of every service's process. */
@NullMarked
package io.chalkstream.kit.life;

import org.jspecify.annotations.NullMarked;
