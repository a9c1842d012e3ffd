package io.chalkstream.protocol.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Parses a JSON object with a list of {@code elements} (a document, a snapshot) while its bytes come: one element is in
 * memory at a time. What breaks a bound is refused at once. For one thread at a time.
 */
public final class ElementsParser {
    /** The name of the list. */
    private static final String ELEMENTS = "elements";
    /** JSON of one element, about: what an operation may have, with room for white space. */
    static final int ELEMENT_BYTES = 4 * Limits.FRAME_BYTES;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Json.MAX_DEPTH)
                    .maxStringLength(Limits.FRAME_BYTES)
                    .build())
            .build();

    private final Consumer<Element> consumer;
    private final JsonParser parser;
    private final ByteArrayFeeder feeder;
    /** The texts and numbers beside the elements. */
    private final Map<String, Object> fields = new HashMap<>();

    private @Nullable TokenBuffer element;
    /** Bytes of the element that have been fed, counted by whole feeds. */
    private int elementBytes;
    /** The same, of a text, name or number that isn't whole yet: Jackson bounds these only once they are. */
    private int tokenBytes;

    private int depth;
    private boolean inElements;
    private boolean elementsSeen;
    private boolean ended;

    /** @param consumer gets each element in order; what it throws reaches the caller of {@link #feed} */
    public ElementsParser(Consumer<Element> consumer) {
        this.consumer = consumer;
        try {
            parser = FACTORY.createNonBlockingByteArrayParser();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        feeder = (ByteArrayFeeder) parser.getNonBlockingInputFeeder();
    }

    /**
     * Parses the next bytes.
     *
     * @throws InvalidMessageException if they can't go on like this, or break a bound
     */
    public void feed(byte[] bytes, int length) {
        elementBytes += length;
        tokenBytes += length;
        try {
            feeder.feedInput(bytes, 0, length);
            parse();
        } catch (IOException e) {
            throw malformed();
        }
        if ((element != null && elementBytes > ELEMENT_BYTES) || tokenBytes > ELEMENT_BYTES) {
            throw Limits.overLimit("an element is too large");
        }
    }

    /**
     * Ends the input.
     *
     * @throws InvalidMessageException if it isn't whole
     */
    public void end() {
        try {
            feeder.endOfInput();
            parse();
        } catch (IOException e) {
            throw malformed();
        }
        if (!ended || !elementsSeen) {
            throw malformed();
        }
    }

    /** The text or number of this name beside the elements; null without one. */
    public @Nullable Object field(String name) {
        return fields.get(name);
    }

    private void parse() throws IOException {
        for (var token = parser.nextToken();
                token != null && token != JsonToken.NOT_AVAILABLE;
                token = parser.nextToken()) {
            tokenBytes = 0;
            take(token);
        }
    }

    private void take(JsonToken token) throws IOException {
        if (ended || (depth == 0 && token != JsonToken.START_OBJECT)) {
            throw malformed();
        }
        if (token.isStructEnd()) {
            depth--;
        }
        if (inElements && depth == 1) {
            inElements = false;
        } else if (inElements) {
            takeOfElement(token);
        } else if (depth == 1 && token.isScalarValue()) {
            takeField(token);
        } else if (depth == 1 && token == JsonToken.START_ARRAY && ELEMENTS.equals(parser.currentName())) {
            if (elementsSeen) {
                throw malformed();
            }
            elementsSeen = true;
            inElements = true;
        }
        if (token.isStructStart()) {
            depth++;
        }
        ended = depth == 0;
    }

    private void takeOfElement(JsonToken token) throws IOException {
        var current = element;
        if (current == null) {
            if (token != JsonToken.START_OBJECT) {
                throw malformed();
            }
            current = new TokenBuffer(parser);
            element = current;
            elementBytes = 0;
        }
        current.copyCurrentEvent(parser);
        if (depth == 2 && token == JsonToken.END_OBJECT) {
            element = null;
            try (var json = current.asParser()) {
                consumer.accept(Json.read(json, Element.class));
            }
        }
    }

    private void takeField(JsonToken token) throws IOException {
        if (ELEMENTS.equals(parser.currentName())) {
            throw malformed();
        }
        if (token == JsonToken.VALUE_STRING) {
            fields.put(parser.currentName(), parser.getText());
        } else if (token == JsonToken.VALUE_NUMBER_INT) {
            fields.put(parser.currentName(), parser.getNumberValue());
        }
        if (fields.size() > Json.MAX_DEPTH) {
            throw malformed();
        }
    }

    private static InvalidMessageException malformed() {
        return new InvalidMessageException(ErrorCode.MALFORMED, "not a board with elements");
    }
}
