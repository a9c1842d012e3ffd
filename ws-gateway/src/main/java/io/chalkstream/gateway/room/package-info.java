/**
 * The subscribers of each board at this gateway, and how each gets every event once and in order. Plain Java: sockets,
 * HTTP and metrics are behind {@link io.chalkstream.gateway.room.ClientConnection}, {@link io.chalkstream.gateway.room.BoardStateClient},
 * {@link io.chalkstream.kit.background.Scheduler} and {@link io.chalkstream.gateway.room.RoomMeters}.
 */
@NullMarked
package io.chalkstream.gateway.room;

import org.jspecify.annotations.NullMarked;
