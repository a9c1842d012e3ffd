package io.chalkstream.client;

import io.chalkstream.protocol.server.ServerMessage;

/**
 * Listens to the gateway's messages, in order. Called with the client's lock held, so that an event has been delivered here before
 * {@link BoardClient#awaitSeq} returns: be quick, and don't wait for another client.
 *
 * <p>{@code nanos} is the {@link System#nanoTime()} at which the frame arrived.
 */
public interface BoardListener {
    /** A gateway has sent {@code welcome}. */
    default void welcomed(ServerMessage.Welcome welcome, long nanos) {}

    /** The connection that had a {@code welcome} was lost or replaced. */
    default void away() {}

    /** The next event; it is part of the board now. */
    default void applied(ServerMessage.Event event, long nanos) {}

    /** A repeated event, or one after a gap. */
    default void dropped(ServerMessage.Event event, long nanos) {}

    /** A snapshot has replaced the board. */
    default void replaced(ServerMessage.Snapshot snapshot, long nanos) {}

    /** A delta of awareness; the first one of a connection has the full state (A6). */
    default void awareness(ServerMessage.Awareness awareness, long nanos) {}

    /** An error of the gateway. */
    default void failure(ServerMessage.Failure failure, long nanos) {}
}
