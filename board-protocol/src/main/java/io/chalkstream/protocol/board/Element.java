package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.version.ProtocolVersion;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An element of a board.
 *
 * @param id chosen by the client that created it, unique on the board
 * @param typeName the name of its {@link #type()}, or that of a later release's type
 * @param props the properties of its type, and what a later release has added (V4)
 * @param likes the users who like it, at most {@link Limits#LIKES_PER_ELEMENT}
 * @param locked whether students can't change it
 * @param unknown what else a later release says of it
 */
@JsonPropertyOrder({"id", "type", "props", "likes", "locked"})
public record Element(
        String id,
        @JsonProperty("type") String typeName,
        Props props,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedSet<String> likes,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean locked,
        @JsonAnyGetter Map<String, JsonNode> unknown) {
    /** Bytes of an element without its properties and likes. */
    private static final int BARE_BYTES = 64;

    public Element {
        Limits.requireId("element id", id);
        Limits.requirePresent("element type", typeName);
        props = Limits.requirePresent("element props", props).withoutDefaults();
        var type = ElementType.ofWireName(typeName);
        if (type == null) {
            Limits.requireId("element type", typeName);
        } else if (!props.names().containsAll(type.required())) {
            throw otherProperties(type);
        }
        likes = Collections.unmodifiableSortedSet(new TreeSet<>(likes));
        if (likes.size() > Limits.LIKES_PER_ELEMENT) {
            throw Limits.overLimit("an element has at most " + Limits.LIKES_PER_ELEMENT + " likes");
        }
        unknown = UnknownFields.of(unknown);
    }

    /** An element without likes and not locked. */
    public Element(String id, ElementType type, Props props) {
        this(id, type.wireName(), props, Collections.emptySortedSet(), false, UnknownFields.NONE);
    }

    @JsonCreator
    static Element read(
            @JsonProperty("id") String id,
            @JsonProperty("type") String type,
            @JsonProperty("props") Props props,
            @JsonProperty("likes") @Nullable List<String> likes,
            @JsonProperty("locked") @Nullable Boolean locked,
            @JsonAnySetter @Nullable Map<String, JsonNode> unknown) {
        var users = new TreeSet<String>();
        for (var user : likes == null ? List.<String>of() : likes) {
            users.add(Limits.requireId("a like's user", user));
        }
        return new Element(id, type, props, users, locked != null && locked, UnknownFields.of(unknown));
    }

    /** The element's type; null if this release doesn't know it. */
    public @Nullable ElementType type() {
        return ElementType.ofWireName(typeName);
    }

    /** Whether this release knows the element's type and everything that is said of it. */
    @JsonIgnore
    public boolean isKnown() {
        return isKnownIn(ProtocolVersion.MINOR);
    }

    /** As {@link #isKnown()}, for a minor version of the protocol that isn't later than this release's. */
    public boolean isKnownIn(int minor) {
        var type = type();
        return type != null && unknown.isEmpty() && props.names().stream().allMatch(name -> type.has(name, minor));
    }

    /** The minor version of the protocol that first had such an element. Only for a known one. */
    public int since() {
        return Math.max(Limits.requirePresent("element type", type()).since(props.names()), props.valuesSince());
    }

    /** The approximate size as JSON, in bytes; cheap, and equal for equal elements. */
    @JsonIgnore
    public int bytes() {
        int bytes = BARE_BYTES
                + props.bytes()
                + (unknown.isEmpty() ? 0 : unknown.toString().length());
        for (var user : likes) {
            bytes += user.length();
        }
        return bytes;
    }

    /** The stroke that this one continues, or was cut from; empty: none. */
    @JsonIgnore
    public String partOf() {
        return props.find(Property.PART_OF) instanceof Value.Text id ? id.value() : "";
    }

    /** Whether it lies below everything that isn't in the background, and is changed by teachers alone. */
    @JsonIgnore
    public boolean isInBackground() {
        return props.find(Property.LAYER) instanceof Value.Text layer
                && layer.value().equals(Layer.BACKGROUND.wireName());
    }

    /** This element after {@code changes}, which must be properties of its type, or unknown ones. */
    public Element with(Props changes) {
        var type = type();
        if (type != null && !changes.names().stream().allMatch(name -> isPossible(type, name))) {
            throw otherProperties(type);
        }
        return new Element(id, typeName, props.with(changes), likes, locked, unknown);
    }

    private boolean isPossible(ElementType type, Property name) {
        return !name.isKnown()
                || type.properties().contains(name)
                || props.names().contains(name);
    }

    private static InvalidMessageException otherProperties(ElementType type) {
        return Limits.malformed("a " + type.wireName() + " has the properties "
                + type.properties().stream().map(Property::wireName).toList());
    }

    /** This element with or without the user's like. */
    public Element withLike(String user, boolean on) {
        var users = new TreeSet<>(likes);
        if (on) {
            users.add(user);
        } else {
            users.remove(user);
        }
        return new Element(id, typeName, props, users, locked, unknown);
    }

    /** This element without likes, and not locked. */
    public Element plain() {
        return new Element(id, typeName, props, Collections.emptySortedSet(), false, unknown);
    }

    public Element withLock(boolean on) {
        return new Element(id, typeName, props, likes, on, unknown);
    }
}
