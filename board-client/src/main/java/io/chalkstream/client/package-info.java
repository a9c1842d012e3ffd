/**
 * A client of the WebSocket protocol: it keeps a replica of one board, reconnects by itself, and neither loses nor doubles an
 * operation. Start with {@link io.chalkstream.client.BoardClient}.
 */
@NullMarked
package io.chalkstream.client;

import org.jspecify.annotations.NullMarked;
