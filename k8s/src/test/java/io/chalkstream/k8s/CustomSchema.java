package io.chalkstream.k8s;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The schemas of kinds that come with operators. */
final class CustomSchema {
    private CustomSchema() {}

    static boolean isOf(String kind) {
        return read(kind) != null;
    }

    /**
     * Checks a document.
     *
     * @throws IllegalArgumentException if a field is unknown, missing or of another type; the message names it
     */
    static void validate(JsonObject document) {
        var schema = read(Manifests.kind(document));
        if (schema == null) {
            throw new IllegalArgumentException("there is no schema of " + Manifests.kind(document));
        }
        check(Manifests.kind(document), document, schema);
    }

    private static void check(String path, JsonElement value, JsonObject schema) {
        require(!schema.has("type") || isOf(value, schema.get("type").getAsString()), path, "has the wrong type");
        require(
                !schema.has("enum")
                        || StreamSupport.stream(schema.getAsJsonArray("enum").spliterator(), false)
                                .anyMatch(one -> one.getAsString().equals(value.getAsString())),
                path,
                "has an unknown value");
        require(
                !schema.has("minimum")
                        || value.getAsBigDecimal()
                                        .compareTo(schema.get("minimum").getAsBigDecimal())
                                >= 0,
                path,
                "is too small");
        if (value.isJsonArray() && schema.has("items")) {
            value.getAsJsonArray().forEach(item -> check(path + "[]", item, schema.getAsJsonObject("items")));
        }
        if (value.isJsonObject()) {
            checkFields(path, value.getAsJsonObject(), schema);
        }
    }

    private static void checkFields(String path, JsonObject value, JsonObject schema) {
        if (schema.has("required")) {
            schema.getAsJsonArray("required")
                    .forEach(field ->
                            require(value.has(field.getAsString()), path + "." + field.getAsString(), "is missing"));
        }
        var fields = schema.has("properties") ? schema.getAsJsonObject("properties") : new JsonObject();
        for (var field : value.entrySet()) {
            var name = path + "." + field.getKey();
            if (fields.has(field.getKey())) {
                check(name, field.getValue(), fields.getAsJsonObject(field.getKey()));
            } else if (schema.has("values")) {
                check(name, field.getValue(), schema.getAsJsonObject("values"));
            } else {
                require(schema.has("open") || !schema.has("properties"), name, "is unknown");
            }
        }
    }

    private static boolean isOf(JsonElement value, String type) {
        return switch (type) {
            case "object" -> value.isJsonObject();
            case "array" -> value.isJsonArray();
            case "string" ->
                value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
            case "boolean" ->
                value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean();
            case "number" ->
                value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
            case "integer" ->
                value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber() && isWhole(value.getAsBigDecimal());
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private static void require(boolean holds, String path, String fault) {
        if (!holds) {
            throw new IllegalArgumentException(path + " " + fault);
        }
    }

    private static @Nullable JsonObject read(String kind) {
        try (var file = CustomSchema.class.getResourceAsStream("/schemas/" + kind + ".json")) {
            return file == null
                    ? null
                    : JsonParser.parseReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                            .getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
