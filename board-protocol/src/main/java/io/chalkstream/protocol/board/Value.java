package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Arrays;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The value of a property. Equal values have equal JSON, independent of the writer: 1, 1.0 and 1e0 are the same number. */
public sealed interface Value {
    /** The approximate size of a number, in bytes. */
    int NUMBER_BYTES = 8;

    /** The approximate size as JSON, in bytes. */
    int bytes();

    /** A finite number. */
    record Num(double value) implements Value {
        public Num {
            if (!Double.isFinite(value)) {
                throw Limits.malformed("a number is finite");
            }
            value += 0.0; // makes -0.0 the same as 0.0
        }

        @Override
        public int bytes() {
            return NUMBER_BYTES;
        }

        @JsonValue
        Number json() {
            return canonical(value);
        }
    }

    /** Text, never markup. */
    record Text(@JsonValue String value) implements Value {
        @Override
        public int bytes() {
            return 2 * value.length();
        }
    }

    /** The value of a property that this release doesn't know, as a later one has written it. */
    record Raw(@JsonValue JsonNode json) implements Value {
        @Override
        public int bytes() {
            return json.toString().length();
        }
    }

    /** A flat list of x, y and pressure, relative to the element's x and y. */
    @JsonSerialize(using = PointsWriter.class)
    final class Points implements Value {
        /** Numbers for each point. */
        public static final int STRIDE = 3;

        private final double[] coordinates;
        /** Made when it is first needed; threads that make it at the same time make the same. */
        private volatile @Nullable SerializableString encoded;

        @JsonCreator
        public Points(double[] coordinates) {
            if (coordinates.length % STRIDE != 0) {
                throw Limits.malformed("points are x, y and pressure");
            }
            if (coordinates.length > STRIDE * Limits.POINTS_PER_STROKE) {
                throw Limits.overLimit("a stroke has at most " + Limits.POINTS_PER_STROKE + " points");
            }
            this.coordinates = coordinates.clone();
            for (int i = 0; i < coordinates.length; i++) {
                this.coordinates[i] = Limits.requireCoordinate("a point", coordinates[i]) + 0.0;
            }
        }

        public int count() {
            return coordinates.length / STRIDE;
        }

        /** The points from index {@code first} on, which must exist. */
        public Points from(int first) {
            return new Points(Arrays.copyOfRange(coordinates, STRIDE * first, coordinates.length));
        }

        /** The box around the points. */
        Frame frame() {
            double minX = Double.POSITIVE_INFINITY;
            double minY = Double.POSITIVE_INFINITY;
            double maxX = Double.NEGATIVE_INFINITY;
            double maxY = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < coordinates.length; i += STRIDE) {
                minX = Math.min(minX, coordinates[i]);
                maxX = Math.max(maxX, coordinates[i]);
                minY = Math.min(minY, coordinates[i + 1]);
                maxY = Math.max(maxY, coordinates[i + 1]);
            }
            return new Frame(minX, minY, maxX, maxY);
        }

        /** These points, and {@code more} after them. */
        public Points plus(Points more) {
            var all = Arrays.copyOf(coordinates, coordinates.length + more.coordinates.length);
            System.arraycopy(more.coordinates, 0, all, coordinates.length, more.coordinates.length);
            return new Points(all);
        }

        @Override
        public int bytes() {
            return NUMBER_BYTES * coordinates.length;
        }

        @JsonValue
        Number[] json() {
            return Arrays.stream(coordinates).mapToObj(Value::canonical).toArray(Number[]::new);
        }

        /** {@link #json} as text. */
        SerializableString encoded() {
            var known = encoded;
            if (known == null) {
                var text = new StringJoiner(",", "[", "]");
                for (double coordinate : coordinates) {
                    text.add(canonical(coordinate).toString());
                }
                known = new SerializedString(text.toString());
                encoded = known;
            }
            return known;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Points points && Arrays.equals(coordinates, points.coordinates);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(coordinates);
        }

        @Override
        public String toString() {
            return count() + " points";
        }
    }

    /** The number as written to JSON: an integer if it is one. */
    static Number canonical(double value) {
        long whole = (long) value;
        return whole == value ? (Number) whole : (Number) value;
    }
}
