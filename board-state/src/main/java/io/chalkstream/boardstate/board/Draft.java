package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.Kept;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A board as one command would leave it: each change sees those before it (B5), and the board itself stays as it is.
 * A change that can't be made throws {@link io.chalkstream.protocol.code.InvalidMessageException} with the code of the
 * refusal.
 */
final class Draft implements Change.Cases<List<AppliedChange>> {
    private final BoardView board;
    private final Author author;
    private final long at;
    private final Permission permission;
    private final Map<String, Optional<Element>> touched = new HashMap<>();
    private Contents contents;
    private @Nullable Kept kept;

    /**
     * @param at when the command came in, in milliseconds since 1970
     */
    Draft(BoardView board, Author author, long at) {
        this.board = board;
        this.author = author;
        this.at = at;
        this.permission = new Permission(author.role());
        this.contents = board.head().contents();
    }

    BoardView board() {
        return board;
    }

    Contents contents() {
        return contents;
    }

    long at() {
        return at;
    }

    /** The same board without what was made on this draft. */
    Draft afresh() {
        return new Draft(board, author, at);
    }

    /** What was looked at and may differ from the board: elements by their ids, empty where none is. */
    Map<String, Optional<Element>> touched() {
        return touched;
    }

    /** What was left as it was, null if nothing was. */
    @Nullable
    Kept kept() {
        return kept;
    }

    void keep(@Nullable Kept kept) {
        this.kept = kept;
    }

    @Nullable
    Element find(String id) {
        return touched.computeIfAbsent(id, key -> Optional.ofNullable(board.element(key)))
                .orElse(null);
    }

    @Override
    public List<AppliedChange> put(Change.Put put) {
        permission.requireMayEdit(contents.info());
        var element = put.element();
        if (find(element.id()) != null) {
            throw Refusal.of(ErrorCode.ELEMENT_EXISTS, "element " + element.id() + " is on the board already");
        }
        if (!element.likes().isEmpty() || element.locked()) {
            throw Refusal.of(ErrorCode.MALFORMED, "a new element has no likes and is not locked");
        }
        if (element.type() == ElementType.COMMENT) {
            requireOwnCommentOnAPost(element);
        }
        return List.of(add(element));
    }

    private void requireOwnCommentOnAPost(Element comment) {
        if (!comment.props().get(Property.NAME).equals(new Value.Text(author.name()))) {
            throw Refusal.of(ErrorCode.NOT_ALLOWED, "a comment bears the name of its author");
        }
        String post = ((Value.Text) comment.props().get(Property.POST)).value();
        if (require(post).type() != ElementType.POST) {
            throw Refusal.of(ErrorCode.MALFORMED, "element " + post + " is no post");
        }
    }

    /** Adds an element as it is. */
    AppliedChange add(Element element) {
        permission.requireMayEdit(contents.info());
        replace(element.id(), null, element);
        return new AppliedChange.Added(element);
    }

    @Override
    public List<AppliedChange> set(Change.SetProps set) {
        var element = requireChangeable(set.id());
        var names = set.props().names();
        var type = element.type();
        if (!type.properties().containsAll(names)) {
            throw Refusal.of(ErrorCode.MALFORMED, "a " + type.wireName() + " doesn't have all of these properties");
        }
        if (type == ElementType.COMMENT && (names.contains(Property.NAME) || names.contains(Property.POST))) {
            throw Refusal.of(ErrorCode.MALFORMED, "a comment keeps its post and the name of its author");
        }
        return List.of(update(set.id(), set.props()));
    }

    /** Gives properties of its type other values, whatever these are. */
    AppliedChange update(String id, Props props) {
        var element = requireChangeable(id);
        replace(id, element, element.with(props));
        return new AppliedChange.Updated(id, props, element.props().only(props.names()));
    }

    @Override
    public List<AppliedChange> remove(Change.Remove remove) {
        var element = requireChangeable(remove.id());
        replace(remove.id(), element, null);
        return List.of(new AppliedChange.Removed(element));
    }

    @Override
    public List<AppliedChange> like(Change.Like like) {
        return List.of(like(like.id(), author.user(), like.on()));
    }

    /** Says whether a user likes an element. */
    AppliedChange like(String id, String user, boolean on) {
        permission.requireMayEdit(contents.info());
        var element = require(id);
        replace(id, element, element.withLike(user, on));
        return new AppliedChange.Liked(id, user, on, element.likes().contains(user));
    }

    @Override
    public List<AppliedChange> lock(Change.Lock lock) {
        permission.requireTeacher();
        var element = require(lock.id());
        replace(lock.id(), element, element.withLock(lock.on()));
        return List.of(new AppliedChange.Locked(lock.id(), lock.on(), element.locked()));
    }

    @Override
    public List<AppliedChange> freeze(Change.Freeze freeze) {
        permission.requireTeacher();
        var info = contents.info();
        contents = contents.with(info.withFrozen(freeze.on()));
        return List.of(new AppliedChange.Frozen(freeze.on(), info.frozen()));
    }

    @Override
    public List<AppliedChange> hideStudents(Change.HideStudents hideStudents) {
        permission.requireTeacher();
        var info = contents.info();
        contents = contents.with(info.withStudentsHidden(hideStudents.on()));
        return List.of(new AppliedChange.StudentsHidden(hideStudents.on(), info.studentsHidden()));
    }

    @Override
    public List<AppliedChange> rename(Change.Rename rename) {
        permission.requireTeacher();
        var info = contents.info();
        contents = contents.with(info.withTitle(rename.title()));
        return List.of(new AppliedChange.Renamed(rename.title(), info.title()));
    }

    @Override
    public List<AppliedChange> clear(Change.Clear clear) {
        permission.requireTeacher();
        var ids = new TreeSet<>(board.elements().keySet());
        ids.addAll(touched.keySet());
        return ids.stream()
                .filter(id -> find(id) != null)
                .flatMap(id -> remove(new Change.Remove(id)).stream())
                .toList();
    }

    @Override
    public List<AppliedChange> restore(Change.Restore restore) {
        permission.requireTeacher();
        return Restoring.to(restore.seq(), this);
    }

    @Override
    public List<AppliedChange> takeBack(Change.TakeBack takeBack) {
        permission.requireTeacher();
        return TakingBack.make(takeBack, this);
    }

    @Override
    public List<AppliedChange> delete(Change.Delete delete) {
        permission.requireTeacher();
        return List.of(new AppliedChange.Deleted());
    }

    private Element requireChangeable(String id) {
        permission.requireMayEdit(contents.info());
        var element = require(id);
        permission.requireMayChange(element);
        return element;
    }

    private Element require(String id) {
        var element = find(id);
        if (element == null) {
            throw Refusal.of(ErrorCode.UNKNOWN_ELEMENT, "element " + id + " is not on the board");
        }
        return element;
    }

    private void replace(String id, @Nullable Element old, @Nullable Element element) {
        int elements = count(element) - count(old);
        int bytes = bytes(element) - bytes(old);
        var after = contents.grown(elements, bytes);
        if (elements > 0 && after.elements() > Limits.ELEMENTS_PER_BOARD) {
            throw Refusal.of(ErrorCode.OVER_LIMIT, "a board has at most " + Limits.ELEMENTS_PER_BOARD + " elements");
        }
        if (bytes > 0 && after.bytes() > Limits.BOARD_BYTES) {
            throw Refusal.of(ErrorCode.OVER_LIMIT, "a board has at most " + Limits.BOARD_BYTES + " bytes");
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
