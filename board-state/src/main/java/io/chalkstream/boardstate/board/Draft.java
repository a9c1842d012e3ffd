package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.BoardInfo;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.MutableBoard;
import io.chalkstream.protocol.board.Paper;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.code.BoardRefusalException;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.outcome.AppliedChange;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The board as one command would leave it: each change sees those before it (B5), the stored board is untouched. A
 * change that the author may not make, or that breaks a limit, throws
 * {@link BoardRefusalException} with the code of the refusal.
 */
final class Draft {
    private final BoardView board;
    private final Author author;
    private final long at;
    private final int maxElements;
    private final Permission permission;
    private final Map<String, Optional<Element>> touched = new HashMap<>();
    private Contents contents;

    /**
     * @param at when the command arrived, in milliseconds since 1970
     * @param maxElements how many elements the board may have
     */
    Draft(BoardView board, Author author, long at, int maxElements) {
        this.board = board;
        this.author = author;
        this.at = at;
        this.maxElements = maxElements;
        this.permission = new Permission(author.role());
        this.contents = board.head().contents();
    }

    BoardView board() {
        return board;
    }

    Author author() {
        return author;
    }

    Contents contents() {
        return contents;
    }

    long at() {
        return at;
    }

    /** A new draft of the same board. */
    Draft fresh() {
        return new Draft(board, author, at, maxElements);
    }

    /** The elements read or written through this draft, by id; empty if there is none. */
    Map<String, Optional<Element>> touched() {
        return touched;
    }

    @Nullable
    Element find(String id) {
        return touched.computeIfAbsent(id, key -> Optional.ofNullable(board.element(key)))
                .orElse(null);
    }

    /** The element with this id. Throws if there is none. */
    Element require(String id) {
        var element = find(id);
        if (element == null) {
            throw new BoardRefusalException(ErrorCode.UNKNOWN_ELEMENT, "element " + id + " is not on the board");
        }
        return element;
    }

    /** The element with this id. Throws if there is none, or the author may not change it. */
    Element requireChangeable(String id) {
        requireMayEdit();
        var element = require(id);
        permission.requireMayChange(element);
        return element;
    }

    void requireMayEdit() {
        permission.requireMayEdit(contents.info());
    }

    void requireTeacher() {
        permission.requireTeacher();
    }

    /** The ids of all elements, in their order. */
    Set<String> ids() {
        var ids = new TreeSet<>(board.elements().keySet());
        ids.addAll(touched.keySet());
        ids.removeIf(id -> find(id) == null);
        return ids;
    }

    /** Adds an element as it is. */
    AppliedChange add(Element element) {
        requireMayEdit();
        if (element.isInBackground()) {
            requireTeacher();
        }
        return apply(new AppliedChange.Added(element));
    }

    /** Sets properties of the element, which must be properties of its type. */
    AppliedChange update(String id, Props props) {
        var element = requireChangeable(id);
        if (props.names().contains(Property.LAYER)) {
            requireTeacher();
        }
        return apply(new AppliedChange.Updated(id, props, element.props().only(props.names())));
    }

    AppliedChange remove(String id) {
        return apply(new AppliedChange.Removed(requireChangeable(id)));
    }

    /** Adds or removes a user's like. */
    AppliedChange like(String id, String user, boolean on) {
        requireMayEdit();
        return apply(new AppliedChange.Liked(id, user, on, require(id).likes().contains(user)));
    }

    AppliedChange lock(String id, boolean on) {
        requireTeacher();
        return apply(new AppliedChange.Locked(id, on, require(id).locked()));
    }

    AppliedChange freeze(boolean on) {
        requireTeacher();
        return apply(new AppliedChange.Frozen(on, contents.info().frozen()));
    }

    AppliedChange hideStudents(boolean on) {
        requireTeacher();
        return apply(new AppliedChange.StudentsHidden(on, contents.info().studentsHidden()));
    }

    AppliedChange rename(String title) {
        requireTeacher();
        return apply(new AppliedChange.Renamed(title, contents.info().title()));
    }

    AppliedChange setPaper(Paper paper) {
        requireTeacher();
        return apply(new AppliedChange.PaperSet(paper, contents.info().chosenPaper()));
    }

    private AppliedChange apply(AppliedChange change) {
        change.applyTo(new Drafted());
        return change;
    }

    /** Changes this draft, within the limits of a board. */
    private final class Drafted implements MutableBoard {
        @Override
        public void put(Element element) {
            replace(element.id(), null, element);
        }

        @Override
        public void remove(String id) {
            replace(id, require(id), null);
        }

        @Override
        public void change(String id, UnaryOperator<Element> change) {
            var element = require(id);
            replace(id, element, change.apply(element));
        }

        @Override
        public void changeInfo(UnaryOperator<BoardInfo> change) {
            contents = contents.with(change.apply(contents.info()));
        }

        @Override
        public void clear() {
            throw new IllegalArgumentException("a board is deleted as a whole");
        }
    }

    private void replace(String id, @Nullable Element old, @Nullable Element element) {
        int elements = count(element) - count(old);
        int bytes = bytes(element) - bytes(old);
        var after = contents.grown(elements, bytes);
        if (elements > 0 && after.elements() > maxElements) {
            throw new BoardRefusalException(ErrorCode.OVER_LIMIT, "a board has at most " + maxElements + " elements");
        }
        if (bytes > 0 && after.bytes() > Limits.BOARD_BYTES) {
            throw new BoardRefusalException(
                    ErrorCode.OVER_LIMIT, "a board has at most " + Limits.BOARD_BYTES + " bytes");
        }
        contents = after;
        touched.put(id, Optional.ofNullable(element));
    }

    private static int count(@Nullable Element element) {
        return element == null ? 0 : 1;
    }

    private static int bytes(@Nullable Element element) {
        return element == null ? 0 : element.bytes();
    }
}
