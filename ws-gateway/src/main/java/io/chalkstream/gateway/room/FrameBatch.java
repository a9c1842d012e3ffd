package io.chalkstream.gateway.room;

import io.chalkstream.protocol.board.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Messages that are sent as one frame: one as it is, several as a JSON array, joined without parsing. */
final class FrameBatch {
    /** The limit for joining messages; a single message may be larger. */
    static final int MAX_BYTES = Limits.FRAME_BYTES;

    private final List<String> messages = new ArrayList<>();
    private int bytes;
    private boolean isOne;

    /** Whether {@code message} fits into this batch; the first one always does. */
    boolean hasRoomFor(OutboundFrame message) {
        return messages.isEmpty() || bytes + message.bytes() <= MAX_BYTES;
    }

    void add(OutboundFrame message) {
        isOne = messages.isEmpty() && message.isOne();
        messages.add(message.text());
        bytes += message.bytes();
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    String text() {
        return isOne ? messages.get(0) : messages.stream().collect(Collectors.joining(",", "[", "]"));
    }
}
