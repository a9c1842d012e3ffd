package io.chalkstream.client;

import io.chalkstream.protocol.server.ServerMessage;

/**
 * Hears what the gateway sends, in the order in which it came. Called one at a time and with the client's lock held, so
 * that whoever has awaited a {@code seq} finds its event here: be quick, and don't wait for another client.
 *
 * <p>{@code nanos} is {@link System#nanoTime()} when the frame came in.
 */
public interface BoardListener {
    /** A gateway has let the client in: what it says is heard from now on. */
    default void welcomed(ServerMessage.Welcome welcome, long nanos) {}

    /** The gateway that had welcomed the client is lost or left; the next one will. */
    default void away() {}

    /** An event that was the next one, and is part of the board now. */
    default void applied(ServerMessage.Event event, long nanos) {}

    /** An event that the client had already, or that came after a hole. */
    default void dropped(ServerMessage.Event event, long nanos) {}

    /** The whole board came anew. */
    default void replaced(ServerMessage.Snapshot snapshot, long nanos) {}

    /** There is news of who is here and of what they are doing. A new connection begins with all of it (A6). */
    default void awareness(ServerMessage.Awareness awareness, long nanos) {}

    /** A frame that the gateway couldn't read or handle. */
    default void failure(ServerMessage.Failure failure, long nanos) {}
}
