/** The warm-up of a gateway, before it is ready: its first clients are served as quickly as later ones. */
@NullMarked
package io.chalkstream.gateway.warmup;

import org.jspecify.annotations.NullMarked;
