package io.chalkstream.boardstate.transfer;

import io.chalkstream.protocol.board.BoardDocument;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.code.BoardRefusalException;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.NotAllowedException;
import io.chalkstream.protocol.code.RefusedException;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.DecisionVersion;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.version.ProtocolVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The commands that import a document: posts before their comments, each comment in its author's name, then locks and
 * the title. Likes belong to people and aren't imported.
 */
final class ImportPlan {
    /** A command is full once its changes reach this size in bytes, which is within a client's limit. */
    private static final int ENOUGH_BYTES = Limits.FRAME_BYTES / 2;

    private final List<BoardCommand.Edit> commands = new ArrayList<>();
    private final Author author;
    private final List<Change> changes = new ArrayList<>();
    private int bytes;

    private ImportPlan(Author author) {
        this.author = author;
    }

    /**
     * Plans the import.
     *
     * @param author a teacher, with a client id that hasn't been used yet
     * @param present the ids of the board's elements
     * @throws RefusedException if the board can't take the document
     */
    static List<BoardCommand.Edit> of(BoardDocument document, Author author, Set<String> present) {
        if (author.role() != Role.TEACHER) {
            throw new NotAllowedException(ErrorCode.NOT_ALLOWED, "only a teacher may do this");
        }
        requireRoom(document, present);
        if (!document.elements().stream().allMatch(Element::isKnown)) {
            throw new BoardRefusalException(ErrorCode.UNKNOWN_KIND, "the document is of a later release");
        }
        var plan = new ImportPlan(author);
        plan.put(elements(document, false), author);
        byName(elements(document, true)).forEach((name, comments) -> plan.put(comments, plan.named(name)));
        document.elements().stream()
                .filter(Element::locked)
                .forEach(element -> plan.add(new Change.Lock(element.id(), true), author));
        if (!document.title().isEmpty()) {
            plan.add(new Change.Rename(document.title()), author);
        }
        plan.flush(author);
        return List.copyOf(plan.commands);
    }

    private static void requireRoom(BoardDocument document, Set<String> present) {
        if (document.elements().size() + present.size() > Limits.ELEMENTS_PER_BOARD) {
            throw new BoardRefusalException(
                    ErrorCode.OVER_LIMIT, "a board has at most " + Limits.ELEMENTS_PER_BOARD + " elements");
        }
        var posts = document.elements().stream()
                .filter(element -> element.type() == ElementType.POST)
                .map(Element::id)
                .collect(Collectors.toSet());
        for (var element : document.elements()) {
            if (present.contains(element.id())) {
                throw new BoardRefusalException(
                        ErrorCode.ELEMENT_EXISTS, "element " + element.id() + " is on the board already");
            }
            if (element.type() == ElementType.COMMENT
                    && !posts.contains(text(element, Property.POST))
                    && !present.contains(text(element, Property.POST))) {
                throw new BoardRefusalException(
                        ErrorCode.UNKNOWN_ELEMENT, "the post of comment " + element.id() + " is missing");
            }
        }
    }

    private static List<Element> elements(BoardDocument document, boolean comments) {
        return document.elements().stream()
                .filter(element -> (element.type() == ElementType.COMMENT) == comments)
                .toList();
    }

    private static Map<String, List<Element>> byName(List<Element> comments) {
        return comments.stream()
                .collect(Collectors.groupingBy(
                        comment -> text(comment, Property.NAME), LinkedHashMap::new, Collectors.toList()));
    }

    private static String text(Element element, Property property) {
        return ((Value.Text) Limits.requirePresent(
                        property.wireName(), element.props().values().get(property)))
                .value();
    }

    /** The author under this name; under their own for an unsigned comment. */
    private Author named(String name) {
        return name.isEmpty() ? author : new Author(author.user(), name, author.client(), author.role());
    }

    private void put(List<Element> elements, Author by) {
        for (var element : elements) {
            add(new Change.Put(element.plain()), by);
        }
        flush(by);
    }

    private void add(Change change, Author by) {
        int size = Json.bytes(change).length;
        if (changes.size() == Limits.CHANGES_PER_OP || bytes + size > ENOUGH_BYTES) {
            flush(by);
        }
        changes.add(change);
        bytes += size;
    }

    /** No later version than the elements need, so that all but elements of this release can be decided by the last one. */
    private @Nullable Integer decision() {
        int needed = ProtocolVersion.FIRST_MINOR;
        for (var change : changes) {
            needed = Math.max(
                    needed, change instanceof Change.Put put ? put.element().since() : change.since());
        }
        return DecisionVersion.said(needed);
    }

    private void flush(Author by) {
        if (!changes.isEmpty()) {
            commands.add(new BoardCommand.Edit(by, commands.size() + 1, decision(), changes));
            changes.clear();
            bytes = 0;
        }
    }
}
