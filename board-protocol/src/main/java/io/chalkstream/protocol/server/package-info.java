/** Messages from a gateway to a client; the frames carried by the topic fanout. */
@NullMarked
package io.chalkstream.protocol.server;

import org.jspecify.annotations.NullMarked;
