package io.chalkstream.protocol.board;

import io.chalkstream.protocol.version.ProtocolVersion;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The properties of an element type, and the minor version of the protocol that first had each. Immutable. */
final class TypeProperties {
    private final int since;
    private final Map<Property, Integer> sinceByProperty;
    private final Set<Property> required;

    private TypeProperties(int since, Map<Property, Integer> sinceByProperty) {
        this.since = since;
        this.sinceByProperty = Collections.unmodifiableMap(sinceByProperty);
        this.required = sinceByProperty.keySet().stream()
                .filter(property -> property.ifMissing() == null)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those of a type that was there from the beginning. */
    static TypeProperties first(Property... properties) {
        return since(ProtocolVersion.FIRST_MINOR, properties);
    }

    /** Those of a type that came with this minor version. */
    static TypeProperties since(int minor, Property... properties) {
        return new TypeProperties(minor, Map.of()).and(minor, properties);
    }

    /**
     * These, and what the type got with a later minor version.
     *
     * @throws IllegalArgumentException if an older element couldn't be read: one of them has no default (V6)
     */
    TypeProperties and(int minor, Property... properties) {
        var all = new TreeMap<>(sinceByProperty);
        for (var property : properties) {
            if (minor > since && property.ifMissing() == null) {
                throw new IllegalArgumentException(property + " has no default, and comes later than its type");
            }
            all.put(property, minor);
        }
        return new TypeProperties(since, all);
    }

    Set<Property> names() {
        return sinceByProperty.keySet();
    }

    /** Those that no element of the type may lack. */
    Set<Property> required() {
        return required;
    }

    /** Whether a minor version of the protocol has the type, and this property of it. */
    boolean has(Property property, int minor) {
        var first = sinceByProperty.get(property);
        return first != null && first <= minor;
    }

    /** The minor version that first had the type with these properties; those that it hasn't don't count. */
    int since(Collection<Property> properties) {
        int latest = since;
        for (var property : properties) {
            latest = Math.max(latest, sinceByProperty.getOrDefault(property, since));
        }
        return latest;
    }
}
