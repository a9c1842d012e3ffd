package io.chalkstream.gateway.room;

import org.jspecify.annotations.Nullable;

/** What one connection may see of a board's awareness. */
interface AwarenessView {
    /** What is new to whoever knows it up to {@code version}; 0: to whoever knows nothing. It calls nothing back. */
    Update since(long version);

    /**
     * What is new.
     *
     * @param frame null if there is nothing to see
     * @param version up to which it goes
     */
    record Update(@Nullable OutboundFrame frame, long version) {}
}
