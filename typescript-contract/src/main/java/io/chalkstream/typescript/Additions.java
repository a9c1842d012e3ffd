package io.chalkstream.typescript;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Color;
import io.chalkstream.protocol.board.ElementBounds;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.version.ProtocolVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The minor version that first had something, of all that is later than the first version (V9). */
final class Additions {
    private Additions() {}

    static Map<String, Object> since() {
        var since = new LinkedHashMap<String, Object>();
        since.put("messages", ofKinds(ClientMessage.class));
        since.put("changes", ofKinds(Change.class));
        since.put("elementTypes", ofElementTypes());
        since.put("properties", ofProperties());
        since.put("mixedColors", Color.MIXED_SINCE);
        since.put("commentsOnAll", ElementType.COMMENTS_ON_ALL_SINCE);
        since.put("elementBounds", ElementBounds.SINCE);
        return since;
    }

    private static Map<String, Integer> ofKinds(Class<?> union) {
        var minors = new LinkedHashMap<String, Integer>();
        for (var kind : union.getAnnotation(JsonSubTypes.class).value()) {
            put(minors, kind.name(), ProtocolVersion.firstMinorOf(kind.value()));
        }
        return minors;
    }

    private static Map<String, Integer> ofElementTypes() {
        var minors = new LinkedHashMap<String, Integer>();
        for (var type : ElementType.values()) {
            put(minors, type.wireName(), type.since());
        }
        return minors;
    }

    /** Of those that a type got later. */
    private static Map<String, Map<String, Integer>> ofProperties() {
        var types = new LinkedHashMap<String, Map<String, Integer>>();
        for (var type : ElementType.values()) {
            var minors = new LinkedHashMap<String, Integer>();
            for (var property : type.properties()) {
                int since = type.since(List.of(property));
                put(minors, property.wireName(), since > type.since() ? since : ProtocolVersion.FIRST_MINOR);
            }
            if (!minors.isEmpty()) {
                types.put(type.wireName(), minors);
            }
        }
        return types;
    }

    private static void put(Map<String, Integer> minors, String name, int since) {
        if (since > ProtocolVersion.FIRST_MINOR) {
            minors.put(name, since);
        }
    }
}
