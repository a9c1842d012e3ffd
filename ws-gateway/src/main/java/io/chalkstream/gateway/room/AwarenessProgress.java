package io.chalkstream.gateway.room;

import org.jspecify.annotations.Nullable;

/** How much of a board's awareness one connection has been sent. Not thread-safe. */
final class AwarenessProgress {
    private @Nullable AwarenessView view;
    private long sentVersion;
    private boolean pending;

    /** The full state is pending from here on. */
    void start(AwarenessView view) {
        this.view = view;
        restart();
    }

    boolean isStarted() {
        return view != null;
    }

    /** The full state is pending again, once it was started. */
    void restart() {
        sentVersion = 0;
        pending = view != null;
    }

    /** Whether the change that follows version {@code before} is all that the connection doesn't have yet. */
    boolean isUpTo(long before) {
        return !pending && sentVersion == before;
    }

    /** The connection has everything up to this version. */
    void sent(long version) {
        sentVersion = version;
    }

    /** There is something that the connection doesn't have yet. */
    void postpone() {
        pending = true;
    }

    /** Nothing is pending any more. */
    void stop() {
        pending = false;
    }

    /** Adds to the batch what is pending, if there is room for it; returns whether anything was added. */
    boolean addTo(FrameBatch batch) {
        if (!pending || view == null) {
            return false;
        }
        var update = view.since(sentVersion);
        var frame = update.frame();
        if (frame != null && !batch.hasRoomFor(frame)) {
            return false;
        }
        pending = false;
        sentVersion = update.version();
        if (frame != null) {
            batch.add(frame);
        }
        return frame != null;
    }
}
