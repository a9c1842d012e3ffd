package io.chalkstream.client;

import io.chalkstream.protocol.client.ClientMessage;
import org.jspecify.annotations.Nullable;

/** Limits the cursor to one message in an interval, and none without a move (A1). Not thread-safe. */
final class CursorThrottle {
    private ClientMessage.@Nullable Cursor latest;
    private ClientMessage.@Nullable Cursor sent;
    private boolean resting = true;

    /** The cursor has moved: what to send at once, or null. If something is sent, {@link #elapsed} is due after the interval. */
    ClientMessage.@Nullable Cursor moved(ClientMessage.Cursor cursor) {
        latest = cursor;
        return resting ? take() : null;
    }

    /** The interval is over: what to send now, or null. If something is sent, this is due again after the interval. */
    ClientMessage.@Nullable Cursor elapsed() {
        resting = true;
        return take();
    }

    private ClientMessage.@Nullable Cursor take() {
        if (latest == null || latest.equals(sent)) {
            return null;
        }
        sent = latest;
        resting = false;
        return latest;
    }
}
