package io.chalkstream.protocol.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The form in which one kind of value is stored or sent, with its version (V3). A value says its version in the field
 * {@code v}; one without it has the first version. Older values are migrated as they are read. Of values of a later
 * version, what this release knows is read. Thread-safe.
 */
public final class JsonFormat<T> {
    private static final String VERSION = "v";
    private static final int FIRST = 1;

    private final Class<T> type;
    private final List<UnaryOperator<ObjectNode>> migrations;

    private JsonFormat(Class<T> type, List<UnaryOperator<ObjectNode>> migrations) {
        this.type = type;
        this.migrations = migrations;
    }

    /** The first version of the form. */
    public static <T> JsonFormat<T> of(Class<T> type) {
        return new JsonFormat<>(type, List.of());
    }

    /** The next version, which {@code migration} makes of the one before. */
    public JsonFormat<T> then(UnaryOperator<ObjectNode> migration) {
        return new JsonFormat<>(
                type, Stream.concat(migrations.stream(), Stream.of(migration)).toList());
    }

    /** The version that is written. */
    public int version() {
        return FIRST + migrations.size();
    }

    /**
     * Reads a value of any version; changes that can't be read are kept, as {@link Json#readTolerantly} does.
     *
     * @throws io.chalkstream.protocol.code.InvalidMessageException if it can't be read
     */
    public T read(byte[] json) {
        return Json.readTolerantly(current(json), type);
    }

    /** The same value in this version, or in its own if that is later. */
    public byte[] current(byte[] json) {
        if (migrations.isEmpty()) {
            return json;
        }
        var node = Json.read(json, ObjectNode.class);
        int version = node.path(VERSION).asInt(FIRST);
        for (int next = version; next < version(); next++) {
            node = migrations.get(next - FIRST).apply(node);
        }
        node.put(VERSION, Math.max(version, version()));
        return Json.bytes(node);
    }

    @Override
    public String toString() {
        return type.getSimpleName();
    }

    /** The value in this version. */
    public byte[] write(T value) {
        byte[] json = Json.bytes(value);
        if (migrations.isEmpty()) {
            return json;
        }
        var node = Json.read(json, ObjectNode.class);
        if (!node.has(VERSION)) {
            node.put(VERSION, version());
        }
        return Json.bytes(node);
    }
}
