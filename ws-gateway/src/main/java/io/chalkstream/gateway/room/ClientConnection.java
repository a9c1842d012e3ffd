package io.chalkstream.gateway.room;

import io.chalkstream.protocol.code.CloseCode;
import java.util.List;

/** A client's WebSocket. Calls keep their order, never block, and make no callbacks before they return. */
public interface ClientConnection {
    /**
     * Sends a part of a text message; the parts of a message follow each other.
     *
     * @param utf8 the part's bytes, one array after the other; they may be shared and aren't changed
     * @param place which part it is
     * @param done runs once it is written or has failed
     */
    void send(List<byte[]> utf8, Place place, WriteListener done);

    /** Sends a binary message, as {@link #send} does. */
    void sendBinary(List<byte[]> bytes, WriteListener done);

    /** Closes the socket after what was sent so far; a stuck socket is cut shortly after. */
    void close(CloseCode code);

    /** Takes no more from the socket. */
    void pauseReading();

    /** Takes from the socket again. */
    void resumeReading();

    /** The place of a part in its message. */
    record Place(boolean isFirst, boolean isLast) {
        /** The message has one part. */
        public static final Place WHOLE = new Place(true, true);
    }

    /** Notified of the end of a write. */
    interface WriteListener {
        void written(boolean succeeded);
    }
}
