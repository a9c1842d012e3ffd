package io.chalkstream.protocol.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object that a later release has written (V4): kept as they are, ordered by name. */
public final class UnknownFields {
    public static final Map<String, JsonNode> NONE = Map.of();

    private UnknownFields() {}

    /** An unmodifiable copy. */
    public static Map<String, JsonNode> of(@Nullable Map<String, JsonNode> fields) {
        return fields == null || fields.isEmpty() ? NONE : Collections.unmodifiableMap(new TreeMap<>(fields));
    }
}
