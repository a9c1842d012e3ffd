/** The WebSocket: who may open one, what comes in and goes out by it, and its end. */
@NullMarked
package io.chalkstream.gateway.socket;

import org.jspecify.annotations.NullMarked;
