package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Something on a board.
 *
 * @param id made by the client that created it, unique on the board
 * @param props exactly the properties of {@code type}
 */
@JsonPropertyOrder({"id", "type", "props"})
public record Element(String id, ElementType type, Props props) {
    public Element {
        Limits.requireId("element id", id);
        Limits.requirePresent("element type", type);
        Limits.requirePresent("element props", props);
        if (!props.names().equals(type.properties())) {
            throw Limits.malformed("a " + type.wireName() + " has the properties "
                    + type.properties().stream().map(Property::wireName).toList());
        }
    }

    /** This element after {@code changes}, which must be properties of its type. */
    public Element with(Props changes) {
        return new Element(id, type, props.with(changes));
    }
}
