/**
 * A client of the WebSocket protocol: it keeps a replica of one board, comes back by itself, and loses or doubles
 * nothing. {@link io.chalkstream.client.BoardClient} is the way in.
 */
@NullMarked
package io.chalkstream.client;

import org.jspecify.annotations.NullMarked;
