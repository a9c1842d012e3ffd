package io.chalkstream.gateway.room;

import org.jspecify.annotations.Nullable;

/** A board's awareness as one connection may see it. */
interface AwarenessView {
    /** What has changed since {@code version}; 0 gives the full state. Makes no callbacks. */
    Update since(long version);

    /**
     * An update.
     *
     * @param frame null if nothing is visible
     * @param version the version that the connection has after it
     */
    record Update(@Nullable OutboundFrame frame, long version) {}
}
