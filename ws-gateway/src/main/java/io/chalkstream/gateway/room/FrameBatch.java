package io.chalkstream.gateway.room;

import io.chalkstream.protocol.board.Limits;
import java.util.ArrayList;
import java.util.List;

/** Messages that are sent as one frame: one as it is, several as a JSON array, joined without parsing or copying. */
final class FrameBatch {
    /** The limit for joining messages; a single message may be larger. */
    static final int MAX_BYTES = Limits.FRAME_BYTES;

    private static final byte[] BEGIN = {'['};
    private static final byte[] COMMA = {','};
    private static final byte[] END = {']'};

    private final List<OutboundFrame> messages = new ArrayList<>();
    private int bytes;

    /** Whether {@code message} fits into this batch; the first one always does. */
    boolean hasRoomFor(OutboundFrame message) {
        return messages.isEmpty() || bytes + message.bytes() <= MAX_BYTES;
    }

    void add(OutboundFrame message) {
        messages.add(message);
        bytes += message.bytes();
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** The bytes of its messages. */
    int bytes() {
        return bytes;
    }

    /** The frame as UTF-8. */
    List<byte[]> utf8() {
        if (messages.size() == 1 && messages.get(0).isOne()) {
            return messages.get(0).chunks();
        }
        var parts = new ArrayList<byte[]>();
        for (var message : messages) {
            parts.add(parts.isEmpty() ? BEGIN : COMMA);
            parts.addAll(message.chunks());
        }
        parts.add(END);
        return parts;
    }
}
