package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.chalkstream.protocol.version.ProtocolVersion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Properties with their values, always in the order of {@link Property}, so that equal properties have equal JSON. */
public record Props(Map<Property, Value> values) {
    /** The approximate size of a property's name, in bytes. */
    private static final int NAME_BYTES = 8;

    public Props {
        if (values.isEmpty()) {
            throw Limits.malformed("props is empty");
        }
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    @JsonCreator
    static Props read(Map<String, JsonNode> json) {
        var values = new TreeMap<Property, Value>();
        json.forEach((name, node) -> {
            var property = Property.ofWireName(name);
            values.put(property, property.kind().read(name, node));
        });
        return new Props(values);
    }

    @JsonValue
    Map<String, Value> json() {
        var json = new LinkedHashMap<String, Value>();
        values.forEach((property, value) -> json.put(property.wireName(), value));
        return json;
    }

    /** The approximate size as JSON, in bytes. */
    int bytes() {
        int bytes = 0;
        for (var value : values.values()) {
            bytes += NAME_BYTES + value.bytes();
        }
        return bytes;
    }

    /** The minor version of the protocol that first had all of these values; the properties may have come later. */
    public int valuesSince() {
        int latest = ProtocolVersion.FIRST_MINOR;
        for (var entry : values.entrySet()) {
            latest = Math.max(latest, entry.getKey().kind().since(entry.getValue()));
        }
        return latest;
    }

    public Set<Property> names() {
        return values.keySet();
    }

    /** The value of the property; null if it is missing and has no default. */
    public @Nullable Value find(Property property) {
        var value = values.get(property);
        return value == null ? property.ifMissing() : value;
    }

    /** The value of the property. Throws if it is missing and has no default. */
    public Value get(Property property) {
        return Limits.requirePresent(property.wireName(), find(property));
    }

    /** These properties, overwritten by {@code changes}. */
    public Props with(Props changes) {
        var merged = new TreeMap<>(values);
        merged.putAll(changes.values);
        return new Props(merged);
    }

    /** The properties with the given names. Throws if one is missing and has no default. */
    public Props only(Set<Property> names) {
        var chosen = new TreeMap<Property, Value>();
        names.forEach(name -> chosen.put(name, get(name)));
        return new Props(chosen);
    }

    /** These properties without those that hold their defaults. */
    Props withoutDefaults() {
        if (values.keySet().stream().allMatch(property -> property.ifMissing() == null)) {
            return this;
        }
        var stored = new TreeMap<>(values);
        stored.entrySet()
                .removeIf(entry -> entry.getValue().equals(entry.getKey().ifMissing()));
        return new Props(stored);
    }
}
