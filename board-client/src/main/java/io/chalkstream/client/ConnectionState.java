package io.chalkstream.client;

import java.util.Optional;

/**
 * Which connections a client has. Only the transitions that have a method exist.
 *
 * <pre>
 * Disconnected → Connected → Disconnected
 * Connected → HandingOver → Connected
 * HandingOver → HandoverPaused → HandingOver, Disconnected
 * </pre>
 *
 * Each may be followed by {@link Closed} at once.
 */
sealed interface ConnectionState {

    /** The connection in use. */
    default Optional<GatewayConnection> current() {
        return Optional.empty();
    }

    /** The connection that replaces the current one as soon as it has its {@code welcome} (C9). */
    default Optional<GatewayConnection> next() {
        return Optional.empty();
    }

    default boolean isCurrent(GatewayConnection connection) {
        return current().filter(connection::equals).isPresent();
    }

    default boolean isNext(GatewayConnection connection) {
        return next().filter(connection::equals).isPresent();
    }

    /** There is no connection; one is opened now or after a wait. */
    record Disconnected() implements ConnectionState {
        Connected connect(GatewayConnection connection) {
            return new Connected(connection);
        }
    }

    /** There is one connection, which is being opened, or is open. */
    sealed interface Single extends ConnectionState {
        GatewayConnection connection();

        @Override
        default Optional<GatewayConnection> current() {
            return Optional.of(connection());
        }

        default HandingOver handOverTo(GatewayConnection next) {
            return new HandingOver(connection(), next);
        }

        default Disconnected lost() {
            return new Disconnected();
        }
    }

    /** The connection is to stay. */
    record Connected(GatewayConnection connection) implements Single {}

    /** The gateway will close the connection, and its replacement failed; another one is opened after a wait. */
    record HandoverPaused(GatewayConnection connection) implements Single {}

    /** The gateway will close the old connection; the new one is being opened (C9). */
    record HandingOver(GatewayConnection old, GatewayConnection replacement) implements ConnectionState {
        @Override
        public Optional<GatewayConnection> current() {
            return Optional.of(old);
        }

        @Override
        public Optional<GatewayConnection> next() {
            return Optional.of(replacement);
        }

        /** The new connection is in use, because it works, or because the old one was lost. */
        Connected takeOver() {
            return new Connected(replacement);
        }

        HandoverPaused replacementFailed() {
            return new HandoverPaused(old);
        }
    }

    /** Nothing is opened any more. */
    record Closed() implements ConnectionState {}
}
