package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An element of a board.
 *
 * @param id chosen by the client that created it, unique on the board
 * @param props exactly the properties of {@code type}
 * @param likes the users who like it, at most {@link Limits#LIKES_PER_ELEMENT}
 * @param locked whether students can't change it
 */
@JsonPropertyOrder({"id", "type", "props", "likes", "locked"})
public record Element(
        String id,
        ElementType type,
        Props props,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedSet<String> likes,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean locked) {
    /** Bytes of an element without its properties and likes. */
    private static final int BARE_BYTES = 64;

    public Element {
        Limits.requireId("element id", id);
        Limits.requirePresent("element type", type);
        Limits.requirePresent("element props", props);
        if (!props.names().equals(type.properties())) {
            throw Limits.malformed("a " + type.wireName() + " has the properties "
                    + type.properties().stream().map(Property::wireName).toList());
        }
        likes = Collections.unmodifiableSortedSet(new TreeSet<>(likes));
        if (likes.size() > Limits.LIKES_PER_ELEMENT) {
            throw Limits.overLimit("an element has at most " + Limits.LIKES_PER_ELEMENT + " likes");
        }
    }

    /** An element without likes and not locked. */
    public Element(String id, ElementType type, Props props) {
        this(id, type, props, Collections.emptySortedSet(), false);
    }

    @JsonCreator
    static Element read(
            @JsonProperty("id") String id,
            @JsonProperty("type") ElementType type,
            @JsonProperty("props") Props props,
            @JsonProperty("likes") @Nullable List<String> likes,
            @JsonProperty("locked") @Nullable Boolean locked) {
        var users = new TreeSet<String>();
        for (var user : likes == null ? List.<String>of() : likes) {
            users.add(Limits.requireId("a like's user", user));
        }
        return new Element(id, type, props, users, locked != null && locked);
    }

    /** The approximate size as JSON, in bytes; cheap, and equal for equal elements. */
    @JsonIgnore
    public int bytes() {
        int bytes = BARE_BYTES + props.bytes();
        for (var user : likes) {
            bytes += user.length();
        }
        return bytes;
    }

    /** This element after {@code changes}, which must be properties of its type. */
    public Element with(Props changes) {
        return new Element(id, type, props.with(changes), likes, locked);
    }

    /** This element with or without the user's like. */
    public Element withLike(String user, boolean on) {
        var users = new TreeSet<>(likes);
        if (on) {
            users.add(user);
        } else {
            users.remove(user);
        }
        return new Element(id, type, props, users, locked);
    }

    public Element withLock(boolean on) {
        return new Element(id, type, props, likes, on);
    }
}
