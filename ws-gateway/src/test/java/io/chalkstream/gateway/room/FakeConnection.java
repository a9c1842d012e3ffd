package io.chalkstream.gateway.room;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chalkstream.protocol.code.CloseCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** A socket that takes a write when the test says so. */
public final class FakeConnection implements ClientConnection {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Deque<Runnable> writes = new ArrayDeque<>();
    private final List<String> frames = new ArrayList<>();
    private Consumer<String> onMessage = message -> {};
    private CloseCode closed;
    private boolean writesAtOnce;

    @Override
    public void send(String text, Runnable whenWritten) {
        if (closed != null) {
            throw new AssertionError("sent after the close: " + text);
        }
        frames.add(text);
        messagesOf(text).forEach(onMessage);
        if (writesAtOnce) {
            whenWritten.run();
        } else {
            writes.add(whenWritten);
        }
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

    /** Whoever looks at each message as the client would. */
    public void onMessage(Consumer<String> consumer) {
        onMessage = consumer;
    }

    /** The socket takes what it was given, and what is given meanwhile. */
    public void flush() {
        while (!writes.isEmpty()) {
            writes.remove().run();
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
