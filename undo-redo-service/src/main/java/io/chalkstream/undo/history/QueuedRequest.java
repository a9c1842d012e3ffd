package io.chalkstream.undo.history;

import io.chalkstream.protocol.undo.UndoRequest;

/**
 * A queued request.
 *
 * @param since when it was read, in milliseconds since 1970
 */
public record QueuedRequest(UndoRequest.Reverse request, long since) {
    String client() {
        return request.author().client();
    }

    /** Whether this is the same request, or a later one of the same client. */
    boolean covers(UndoRequest.Reverse other) {
        return client().equals(other.author().client()) && request.request() >= other.request();
    }
}
