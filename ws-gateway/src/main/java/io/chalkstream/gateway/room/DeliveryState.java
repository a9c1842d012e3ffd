package io.chalkstream.gateway.room;

import org.jspecify.annotations.Nullable;

/**
 * How far a subscriber is with its board's events, and what it waits for.
 *
 * <pre>
 * AwaitingSnapshot → CatchingUp, Live
 * CatchingUp → AwaitingSnapshot, Live
 * Live → AwaitingSnapshot
 * </pre>
 */
sealed interface DeliveryState {

    /** The position that the client has reached; null if it has none. */
    @Nullable
    Position position();

    /** The same state at a later position. */
    DeliveryState movedTo(Position reached);

    /** It needs a snapshot: it has no position, or lacks events that the replay buffer doesn't have. */
    record AwaitingSnapshot(@Nullable Position position) implements DeliveryState {
        @Override
        public AwaitingSnapshot movedTo(Position reached) {
            return new AwaitingSnapshot(reached);
        }

        /** The events after its position are now requested. */
        CatchingUp catchUp() {
            if (position == null) {
                throw new IllegalStateException("there is no position to catch up from");
            }
            return new CatchingUp(position, position);
        }
    }

    /**
     * It waits for the events that it missed.
     *
     * @param from the position after which they were requested
     */
    record CatchingUp(Position from, Position position) implements DeliveryState {
        @Override
        public CatchingUp movedTo(Position reached) {
            return new CatchingUp(from, reached);
        }

        /** Whether the events after {@code from} still follow its position. */
        boolean hasNotMoved() {
            return position.equals(from);
        }
    }

    /** Every event after its position is in the replay buffer, or will be. */
    record Live(Position position) implements DeliveryState {
        @Override
        public Live movedTo(Position reached) {
            return new Live(reached);
        }
    }
}
