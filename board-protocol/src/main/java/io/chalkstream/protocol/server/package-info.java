/** What a client hears from a gateway; the frames that the topic fanout carries. */
@NullMarked
package io.chalkstream.protocol.server;

import org.jspecify.annotations.NullMarked;
