package io.chalkstream.gateway.room;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chalkstream.protocol.code.CloseCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** A socket that takes a write when the test says so. */
public final class FakeConnection implements ClientConnection {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Deque<WriteListener> writes = new ArrayDeque<>();
    private final List<String> frames = new ArrayList<>();
    private Consumer<String> onMessage = message -> {};
    private CloseCode closed;
    private boolean writesAtOnce;
    private boolean paused;
    private boolean isInMessage;
    private final StringBuilder message = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

    @Override
    public void send(List<byte[]> utf8, Place place, WriteListener done) {
        String part = new String(OutboundFrame.of(utf8).utf8(), StandardCharsets.ISO_8859_1);
        if (closed != null) {
            throw new AssertionError("sent after the close: " + part);
        }
        if (place.isFirst() == isInMessage) {
            throw new AssertionError("parts of two messages are mixed: " + part);
        }
        isInMessage = !place.isLast();
        message.append(part);
        if (place.isLast()) {
            String text = new String(message.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            message.setLength(0);
            frames.add(text);
            messagesOf(text).forEach(onMessage);
        }
        if (writesAtOnce) {
            done.written(true);
        } else {
            writes.add(done);
        }
    }

    @Override
    public void sendBinary(List<byte[]> bytes, WriteListener done) {
        if (closed != null || isInMessage) {
            throw new AssertionError("a binary message in the wrong place");
        }
        byte[] part = OutboundFrame.of(bytes).utf8();
        frames.add("\"%d bytes\"".formatted(part.length));
        binary.writeBytes(part);
        if (writesAtOnce) {
            done.written(true);
        } else {
            writes.add(done);
        }
    }

    /** All that was sent in binary messages. */
    public byte[] binary() {
        return binary.toByteArray();
    }

    @Override
    public void pauseReading() {
        paused = true;
    }

    @Override
    public void resumeReading() {
        paused = false;
    }

    public boolean isPaused() {
        return paused;
    }

    /** The oldest write is done, and no other. */
    public void finishWrite() {
        writes.remove().written(true);
    }

    /** The oldest write fails. */
    public void failWrite() {
        writes.remove().written(false);
    }

    @Override
    public void close(CloseCode code) {
        if (closed != null) {
            throw new AssertionError("closed twice");
        }
        closed = code;
    }

    /** From now on the socket takes everything, before {@link #send} returns. */
    public void writeAtOnce() {
        writesAtOnce = true;
    }

    /** Receives each message as the client would. */
    public void onMessage(Consumer<String> consumer) {
        onMessage = consumer;
    }

    /** The socket takes what it was given, and what is given meanwhile. */
    public void flush() {
        while (!writes.isEmpty()) {
            writes.remove().written(true);
        }
    }

    public int writesUnderWay() {
        return writes.size();
    }

    public List<String> frames() {
        return frames;
    }

    /** The messages of all frames: a string as itself, an object as its JSON. */
    public List<String> messages() {
        return frames.stream().flatMap(frame -> messagesOf(frame).stream()).toList();
    }

    public CloseCode closed() {
        return closed;
    }

    /** The messages of one frame. */
    static List<String> messagesOf(String frame) {
        try {
            var json = MAPPER.readTree(frame);
            return json.isArray()
                    ? StreamSupport.stream(json.spliterator(), false)
                            .map(FakeConnection::text)
                            .toList()
                    : List.of(text(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode json) {
        return json.isTextual() ? json.textValue() : json.toString();
    }
}
