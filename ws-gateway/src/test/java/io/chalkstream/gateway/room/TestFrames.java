package io.chalkstream.gateway.room;

import java.nio.charset.StandardCharsets;

/** Frames whose text says what they are: {@code "event 1/7"} is the event with epoch 1 and seq 7. */
final class TestFrames {
    private TestFrames() {}

    static Frame frame(String text) {
        return Frame.of(('"' + text + '"').getBytes(StandardCharsets.UTF_8));
    }

    static String text(String what, Position at) {
        return what + " " + at.epoch() + "/" + at.seq();
    }

    /** The position in such a text. */
    static Position position(String text) {
        int slash = text.indexOf('/');
        return new Position(
                Long.parseLong(text.substring(text.indexOf(' ') + 1, slash)),
                Long.parseLong(text.substring(slash + 1)));
    }

    static Frame event(Position at) {
        return frame(text("event", at));
    }

    static BoardSnapshot snapshot(Position at) {
        return new BoardSnapshot(at, frame(text("snapshot", at)));
    }
}
