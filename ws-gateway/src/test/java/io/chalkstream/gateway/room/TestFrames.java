package io.chalkstream.gateway.room;

import io.chalkstream.protocol.visibility.VisibilityPolicy;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Frames whose text says what they are: {@code "event 1/7"} is the event with epoch 1 and seq 7. */
final class TestFrames {
    private TestFrames() {}

    static OutboundFrame frame(String text) {
        return OutboundFrame.of(('"' + text + '"').getBytes(StandardCharsets.UTF_8));
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

    static OutboundFrame event(Position at) {
        return frame(text("event", at));
    }

    static MissedEvents missed(Position from, Position last) {
        String events = LongStream.rangeClosed(from.seq() + 1, last.seq())
                .mapToObj(seq -> event(new Position(last.epoch(), seq)).text())
                .collect(Collectors.joining(",", "[", "]"));
        return new MissedEvents(
                last, OutboundFrame.ofMany(events.getBytes(StandardCharsets.UTF_8)), VisibilityPolicy.OPEN, false);
    }

    static BoardSnapshot snapshot(Position at) {
        return new BoardSnapshot(at, frame(text("snapshot", at)), VisibilityPolicy.OPEN, false);
    }
}
