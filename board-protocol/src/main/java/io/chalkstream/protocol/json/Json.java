package io.chalkstream.protocol.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.UnreadableChange;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.outcome.AppliedChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads and writes messages. Equal messages give equal bytes. Thread-safe. */
public final class Json {
    /** Nothing in the protocol is nested deeper than an operation's points. */
    static final int MAX_DEPTH = 16;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            // "1" is no number, and 1 no truth.
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            // A newer writer may say more than an older reader knows.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Changes that can't be read are {@link Change.Unreadable}, applied ones of an unknown kind likewise. */
    private static final ObjectMapper TOLERANT = MAPPER.copy()
            .registerModule(new SimpleModule()
                    .addDeserializer(
                            Change.class,
                            new UnreadableChange.Reader<>(json -> change(json, Change.class), Json::unreadable))
                    .addDeserializer(
                            AppliedChange.class,
                            new UnreadableChange.Reader<>(
                                    json -> change(json, AppliedChange.class), Json::unreadableApplied)));

    private Json() {}

    /** The message as UTF-8 JSON. */
    public static byte[] bytes(Object message) {
        try {
            return MAPPER.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The message as JSON. */
    public static String text(Object message) {
        try {
            return MAPPER.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a message.
     *
     * @throws InvalidMessageException if it isn't JSON, not of this type, or breaks a rule of the type's constructor
     */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return requireMessage(MAPPER.readValue(json, type));
        } catch (IOException e) {
            throw invalid(e);
        }
    }

    /** As {@link #read(byte[], Class)}. */
    public static <T> T read(String json, Class<T> type) {
        try {
            return requireMessage(MAPPER.readValue(json, type));
        } catch (IOException e) {
            throw invalid(e);
        }
    }

    /** Reads one value of a stream of tokens, as {@link #read(byte[], Class)}. */
    static <T> T read(JsonParser json, Class<T> type) {
        try {
            return requireMessage(MAPPER.readValue(json, type));
        } catch (IOException e) {
            throw invalid(e);
        }
    }

    /**
     * Reads the messages of a frame: one, or a list of several. Leaves out those of a kind that {@code type} doesn't have:
     * a newer writer may send more than an older reader knows. Changes that can't be read are {@link Change.Unreadable}.
     *
     * @throws InvalidMessageException as {@link #read(byte[], Class)}
     */
    public static <T> List<T> readKnown(String frame, Class<T> type) {
        try {
            return known(MAPPER, frame, type);
        } catch (IOException e) {
            return tolerated(() -> known(TOLERANT, frame, type));
        }
    }

    private static <T> List<T> known(ObjectMapper mapper, String frame, Class<T> type) throws IOException {
        List<@Nullable T> messages = mapper.readerForListOf(type)
                .with(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .without(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)
                .readValue(frame);
        return messages.stream().filter(Objects::nonNull).toList();
    }

    /**
     * As {@link #read(byte[], Class)}, but changes that can't be read are {@link Change.Unreadable}, and applied ones of an
     * unknown kind {@link AppliedChange.Unreadable}. As fast as that for readable ones.
     */
    public static <T> T readTolerantly(byte[] json, Class<T> type) {
        try {
            return read(json, type);
        } catch (InvalidMessageException e) {
            return tolerated(() -> TOLERANT.readValue(json, type));
        }
    }

    /** As {@link #readTolerantly(byte[], Class)}. */
    public static <T> T readTolerantly(String json, Class<T> type) {
        try {
            return read(json, type);
        } catch (InvalidMessageException e) {
            return tolerated(() -> TOLERANT.readValue(json, type));
        }
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T tolerated(Reading<T> reading) {
        try {
            return requireMessage(reading.read());
        } catch (IOException e) {
            throw invalid(e);
        }
    }

    private static Change unreadable(JsonNode json, InvalidMessageException reason) {
        return new Change.Unreadable(json, reason.code(), String.valueOf(reason.getMessage()));
    }

    private static AppliedChange unreadableApplied(JsonNode json, InvalidMessageException reason) {
        if (reason.code() != ErrorCode.UNKNOWN_KIND) {
            throw reason;
        }
        return new AppliedChange.Unreadable(json);
    }

    private static <T> T change(JsonNode json, Class<T> type) {
        try {
            return requireMessage(MAPPER.treeToValue(json, type));
        } catch (InvalidTypeIdException e) {
            if (e.getTypeId() == null) {
                throw invalid(e);
            }
            throw new InvalidMessageException(ErrorCode.UNKNOWN_KIND, Change.UNKNOWN);
        } catch (IOException e) {
            throw invalid(e);
        }
    }

    private static <T> T requireMessage(@Nullable T message) {
        if (message == null) {
            throw new InvalidMessageException(ErrorCode.MALFORMED, "null is no message");
        }
        return message;
    }

    private static InvalidMessageException invalid(IOException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidMessageException invalid) {
                return invalid;
            }
        }
        // Jackson's own text may quote the input and name classes; where it happened is what the sender can use.
        String where =
                e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                        ? " at " + mapping.getPathReference().replaceAll("[\\w.$]+\\[", "[")
                        : "";
        return new InvalidMessageException(ErrorCode.MALFORMED, "not a message of the protocol" + where);
    }
}
