/** What connections of a gateway may do, and how many there may be. */
@NullMarked
package io.chalkstream.gateway.limits;

import org.jspecify.annotations.NullMarked;
