package io.chalkstream.undo.history;

import io.chalkstream.protocol.undo.UndoRequest;

/**
 * A request whose turn hasn't come.
 *
 * @param since when it was read, in milliseconds since 1970
 */
public record QueuedRequest(UndoRequest.Reverse request, long since) {
    String client() {
        return request.author().client();
    }

    /** Whether this is the request with that number, or a later one of the same client. */
    boolean covers(UndoRequest.Reverse other) {
        return client().equals(other.author().client()) && request.request() >= other.request();
    }
}
