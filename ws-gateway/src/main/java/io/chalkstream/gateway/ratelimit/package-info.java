/** How much may come in a time. Plain Java. */
@NullMarked
package io.chalkstream.gateway.ratelimit;

import org.jspecify.annotations.NullMarked;
