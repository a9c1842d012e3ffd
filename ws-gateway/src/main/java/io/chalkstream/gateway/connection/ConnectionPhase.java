package io.chalkstream.gateway.connection;

/**
 * How far a connection has come. Only the transitions that have a method exist.
 *
 * <pre>
 * AwaitingHello → Joined → HandingOver → Closed
 * </pre>
 *
 * Each may be followed by {@link Closed} at once. How far a joined client is with the board's events is known to its
 * {@link io.chalkstream.gateway.room.Subscriber}.
 */
sealed interface ConnectionPhase {

    /** The connection is open, and the client has not said hello. */
    record AwaitingHello() implements ConnectionPhase {
        /** The hello is accepted, and the client is in the board's room. */
        Joined joined(MessageHandler handler) {
            return new Joined(handler);
        }
    }

    /** The client is in the board's room. */
    sealed interface InRoom extends ConnectionPhase {
        MessageHandler handler();

        /** The client is asked to move to another connection (C9); it may be asked again. */
        default HandingOver handOver() {
            return new HandingOver(handler());
        }
    }

    /** The client works with the board. */
    record Joined(MessageHandler handler) implements InRoom {}

    /** The client works with the board until it has its next connection. */
    record HandingOver(MessageHandler handler) implements InRoom {}

    /** The connection is gone, or the client was not let in. */
    record Closed() implements ConnectionPhase {}
}
