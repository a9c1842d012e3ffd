package io.chalkstream.boardstate.transfer;

import io.chalkstream.protocol.board.BoardDocument;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementBounds;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Paper;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.code.BoardRefusalException;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.RefusedException;
import io.chalkstream.protocol.json.ElementsParser;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks a {@link BoardDocument} while it comes, and keeps of it only what is needed to check it against a board. For one
 * thread at a time.
 */
final class DocumentCheck {
    private final ElementsParser parser = new ElementsParser(this::check);
    private final Set<String> ids = new HashSet<>();
    private final Set<String> hosts = new HashSet<>();
    /** By its comment. */
    private final Map<String, String> commentedHosts = new HashMap<>();

    private long bytes;
    private String title = "";
    private Paper paper = Paper.DOTS;

    /**
     * Checks the next bytes.
     *
     * @throws RefusedException if no document can go on like this
     */
    void feed(byte[] more) {
        parser.feed(more, more.length);
    }

    private void check(Element element) {
        if (!element.isKnown()) {
            throw new BoardRefusalException(ErrorCode.UNKNOWN_KIND, "the document is of a later release");
        }
        ElementBounds.require(element);
        if (!ids.add(element.id())) {
            throw Limits.malformed("two elements have the same id");
        }
        if (ids.size() > Limits.ELEMENTS_PER_BOARD) {
            throw tooMany();
        }
        bytes += element.bytes();
        if (bytes > Limits.BOARD_BYTES) {
            throw Limits.overLimit("a board has at most " + Limits.BOARD_BYTES + " bytes");
        }
        if (element.type() == ElementType.COMMENT) {
            commentedHosts.put(element.id(), text(element, Property.POST));
        } else {
            hosts.add(element.id());
        }
    }

    /**
     * Ends the document.
     *
     * @throws RefusedException if it isn't whole, or isn't one
     */
    void end() {
        parser.end();
        var document = new BoardDocument(
                text("format"),
                parser.field("version") instanceof Integer version ? version : 0,
                text("title"),
                parser.field("paper") instanceof String name ? Paper.ofWireName(name) : null,
                List.of());
        title = document.title();
        paper = document.paper() == null ? Paper.DOTS : document.paper();
    }

    private String text(String field) {
        return parser.field(field) instanceof String text ? text : "";
    }

    /**
     * Checks the document, which has ended, against a board.
     *
     * @param present the ids of the board's elements
     * @throws RefusedException if the board can't take it
     */
    void requireRoom(Set<String> present) {
        if (ids.size() + present.size() > Limits.ELEMENTS_PER_BOARD) {
            throw tooMany();
        }
        for (var id : ids) {
            if (present.contains(id)) {
                throw new BoardRefusalException(ErrorCode.ELEMENT_EXISTS, "element " + id + " is on the board already");
            }
        }
        commentedHosts.forEach((comment, host) -> {
            if (!hosts.contains(host) && !present.contains(host)) {
                throw new BoardRefusalException(
                        ErrorCode.UNKNOWN_ELEMENT, "the post of comment " + comment + " is missing");
            }
        });
    }

    private static RuntimeException tooMany() {
        return new BoardRefusalException(
                ErrorCode.OVER_LIMIT, "a board has at most " + Limits.ELEMENTS_PER_BOARD + " elements");
    }

    /** The number of elements. */
    int elements() {
        return ids.size();
    }

    /** The document's title; empty without one. */
    String title() {
        return title;
    }

    /** What the document's board is written on. */
    Paper paper() {
        return paper;
    }

    static String text(Element element, Property property) {
        return ((Value.Text) Limits.requirePresent(
                        property.wireName(), element.props().values().get(property)))
                .value();
    }
}
