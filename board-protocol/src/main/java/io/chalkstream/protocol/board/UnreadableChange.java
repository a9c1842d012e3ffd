package io.chalkstream.protocol.board;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import io.chalkstream.protocol.code.InvalidMessageException;
import java.io.IOException;
import java.util.function.Function;

/** How changes that can't be read are read and written. */
public final class UnreadableChange {
    private UnreadableChange() {}

    /** Reads each change by itself, so that one that can't be read spoils neither its neighbours nor its message. */
    public static final class Reader extends JsonDeserializer<Change> {
        private final Function<JsonNode, Change> read;

        /** @param read reads a change, or throws an {@link InvalidMessageException} */
        public Reader(Function<JsonNode, Change> read) {
            this.read = read;
        }

        @Override
        public Change deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var json = context.readTree(parser);
            try {
                return read.apply(json);
            } catch (InvalidMessageException e) {
                return new Change.Unreadable(json, e.code(), String.valueOf(e.getMessage()));
            }
        }

        @Override
        public Change deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer type)
                throws IOException {
            return deserialize(parser, context);
        }
    }

    /** Writes what was read. */
    static final class Writer extends JsonSerializer<Change.Unreadable> {
        @Override
        public void serialize(Change.Unreadable change, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            provider.defaultSerializeValue(change.json(), generator);
        }

        @Override
        public void serializeWithType(
                Change.Unreadable change, JsonGenerator generator, SerializerProvider provider, TypeSerializer type)
                throws IOException {
            serialize(change, generator, provider);
        }
    }
}
