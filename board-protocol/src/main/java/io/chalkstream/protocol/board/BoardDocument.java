package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exported board: a document to keep, or to import elsewhere.
 *
 * @param format always {@link #FORMAT}
 * @param version of the format, always {@link #VERSION}
 * @param title empty: none
 * @param paper what it is written on; null: {@link Paper#DOTS}
 * @param elements with different ids
 */
@JsonPropertyOrder({"format", "version", "title", "paper", "elements"})
public record BoardDocument(
        String format, int version, String title, @Nullable Paper paper, List<Element> elements) {
    public static final String FORMAT = "chalkstream-board";
    public static final int VERSION = 1;

    public BoardDocument {
        if (!FORMAT.equals(format) || version != VERSION) {
            throw Limits.malformed("the document isn't of the format " + FORMAT + ", version " + VERSION);
        }
        Limits.requireAtMost("title", title, Limits.TITLE_LENGTH);
        for (var element : Limits.requirePresent("elements", elements)) {
            Limits.requirePresent("an element", element);
        }
        paper = paper == Paper.DOTS ? null : paper;
        elements = List.copyOf(elements);
        if (elements.size() > Limits.ELEMENTS_PER_BOARD) {
            throw Limits.overLimit("a board has at most " + Limits.ELEMENTS_PER_BOARD + " elements");
        }
        if (elements.stream().mapToLong(Element::bytes).sum() > Limits.BOARD_BYTES) {
            throw Limits.overLimit("a board has at most " + Limits.BOARD_BYTES + " bytes");
        }
        if (elements.stream().map(Element::id).distinct().count() < elements.size()) {
            throw Limits.malformed("two elements have the same id");
        }
    }

    public static BoardDocument of(String title, List<Element> elements) {
        return new BoardDocument(FORMAT, VERSION, title, null, elements);
    }

    /** The document of a board that is written on this. */
    public BoardDocument on(Paper paper) {
        return new BoardDocument(format, version, title, paper, elements);
    }
}
