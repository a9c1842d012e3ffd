/** The WebSocket endpoint: upgrade check, inbound and outbound frames, close. */
@NullMarked
package io.chalkstream.gateway.socket;

import org.jspecify.annotations.NullMarked;
