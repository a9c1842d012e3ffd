/**
 * The people of one board on this gateway, and how each of them gets every event once and in order. Plain Java: sockets,
 * HTTP and metrics are behind {@link io.chalkstream.gateway.room.Connection}, {@link io.chalkstream.gateway.room.Snapshots},
 * {@link io.chalkstream.gateway.room.Timer} and {@link io.chalkstream.gateway.room.RoomMeters}.
 */
@NullMarked
package io.chalkstream.gateway.room;

import org.jspecify.annotations.NullMarked;
