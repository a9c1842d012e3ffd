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
import java.util.function.BiFunction;
import java.util.function.Function;

/** How changes that can't be read are read and written. */
public final class UnreadableChange {
    private UnreadableChange() {}

    /** Such a change. */
    public interface Kept {
        /** What was written. */
        JsonNode json();
    }

    /** Reads each change by itself, so that one that can't be read spoils neither its neighbours nor its message. */
    public static final class Reader<T> extends JsonDeserializer<T> {
        private final Function<JsonNode, T> read;
        private final BiFunction<JsonNode, InvalidMessageException, T> keep;

        /**
         * @param read reads a change, or throws an {@link InvalidMessageException}
         * @param keep makes a change of what can't be read, or throws the exception
         */
        public Reader(Function<JsonNode, T> read, BiFunction<JsonNode, InvalidMessageException, T> keep) {
            this.read = read;
            this.keep = keep;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var json = context.readTree(parser);
            try {
                return read.apply(json);
            } catch (InvalidMessageException e) {
                return keep.apply(json, e);
            }
        }

        @Override
        public T deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer type)
                throws IOException {
            return deserialize(parser, context);
        }
    }

    /** Writes what was read. */
    public static final class Writer extends JsonSerializer<Kept> {
        @Override
        public void serialize(Kept change, JsonGenerator generator, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(change.json(), generator);
        }

        @Override
        public void serializeWithType(
                Kept change, JsonGenerator generator, SerializerProvider provider, TypeSerializer type)
                throws IOException {
            serialize(change, generator, provider);
        }
    }
}
