/** Messages from a client to a gateway. */
@NullMarked
package io.chalkstream.protocol.client;

import org.jspecify.annotations.NullMarked;
