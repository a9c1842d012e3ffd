package io.chalkstream.protocol.board;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;

/** Writes points as the text that they keep: a stroke is written several times on its way, and its numbers are most of the work. */
final class PointsWriter extends JsonSerializer<Value.Points> {
    @Override
    public void serialize(Value.Points points, JsonGenerator generator, SerializerProvider provider)
            throws IOException {
        generator.writeRawValue(points.encoded());
    }
}
