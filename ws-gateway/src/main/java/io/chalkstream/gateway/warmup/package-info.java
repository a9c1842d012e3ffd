/** What a gateway does before it is ready, so that the first people who come find it as quick as the later ones. */
@NullMarked
package io.chalkstream.gateway.warmup;

import org.jspecify.annotations.NullMarked;
