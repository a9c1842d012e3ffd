/** What a client says to a gateway. */
@NullMarked
package io.chalkstream.protocol.client;

import org.jspecify.annotations.NullMarked;
