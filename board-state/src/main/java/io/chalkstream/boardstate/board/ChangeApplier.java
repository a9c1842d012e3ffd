package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementBounds;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.code.BoardRefusalException;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.ConflictSummary;
import io.chalkstream.protocol.version.ProtocolVersion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies requested changes to a draft. What is later than the version that they are decided by is unknown (V9). */
final class ChangeApplier implements Change.Cases<List<AppliedChange>> {
    private final Draft draft;
    private final int version;
    private @Nullable ConflictSummary conflicts;

    ChangeApplier(Draft draft, int version) {
        this.draft = draft;
        this.version = version;
    }

    List<AppliedChange> apply(Change change) {
        if (change.since() > version) {
            throw new BoardRefusalException(ErrorCode.UNKNOWN_KIND, Change.UNKNOWN);
        }
        if (valuesSince(change) > version) {
            throw new BoardRefusalException(ErrorCode.MALFORMED, "this is a value of a later release");
        }
        return change.match(this);
    }

    /** What a bulk revert left untouched, null if nothing. */
    @Nullable
    ConflictSummary conflicts() {
        return conflicts;
    }

    private static int valuesSince(Change change) {
        if (change instanceof Change.Put put) {
            return put.element().props().valuesSince();
        }
        return change instanceof Change.SetProps set ? set.props().valuesSince() : ProtocolVersion.FIRST_MINOR;
    }

    @Override
    public List<AppliedChange> put(Change.Put put) {
        draft.requireMayEdit();
        var element = put.element();
        requireKnown(element.isKnownIn(version));
        if (draft.find(element.id()) != null) {
            throw new BoardRefusalException(
                    ErrorCode.ELEMENT_EXISTS, "element " + element.id() + " is on the board already");
        }
        if (!element.likes().isEmpty() || element.locked()) {
            throw new BoardRefusalException(ErrorCode.MALFORMED, "a new element has no likes and is not locked");
        }
        if (hasBounds()) {
            ElementBounds.require(element);
        }
        return List.of(draft.add(element.type() == ElementType.COMMENT ? signed(element) : element));
    }

    /** The comment, signed with its author's name or unsigned. Throws if it bears another name or can't be where it is. */
    private Element signed(Element comment) {
        String host = ((Value.Text) comment.props().get(Property.POST)).value();
        var type = draft.require(host).type();
        if (type == null || !type.isCommentable(version)) {
            throw new BoardRefusalException(ErrorCode.MALFORMED, "element " + host + " is no post");
        }
        String name = ((Value.Text) comment.props().get(Property.NAME)).value();
        var author = draft.author();
        if (!name.isEmpty() && !name.equals(author.name())) {
            throw new BoardRefusalException(ErrorCode.NOT_ALLOWED, "a comment bears no name but its author's");
        }
        return comment.with(new Props(Map.of(Property.NAME, new Value.Text(signature(name)))));
    }

    /**
     * A teacher's choice stands. Other pages may not know yet whether the students are hidden, so the board decides.
     */
    private String signature(String asked) {
        var author = draft.author();
        if (author.role() == Role.TEACHER) {
            return asked;
        }
        return draft.board().head().visibility().hidesName(author) ? "" : author.name();
    }

    @Override
    public List<AppliedChange> set(Change.SetProps set) {
        var before = draft.requireChangeable(set.id());
        var type = before.type();
        var names = set.props().names();
        requireKnown(names.stream().allMatch(name -> ElementType.isKnown(name, version)));
        if (type == null || type.since() > version) {
            throw unknownKind();
        }
        if (!names.stream().allMatch(name -> type.has(name, version))) {
            throw new BoardRefusalException(
                    ErrorCode.MALFORMED, "a " + type.wireName() + " doesn't have all of these properties");
        }
        if (type == ElementType.COMMENT && (names.contains(Property.NAME) || names.contains(Property.POST))) {
            throw new BoardRefusalException(ErrorCode.MALFORMED, "a comment keeps its post and the name of its author");
        }
        if (hasBounds()) {
            ElementBounds.requireChange(before, before.with(set.props()), names);
        }
        return List.of(draft.update(set.id(), set.props()));
    }

    /** What undoing, taking back and restoring put back was on the board before, and isn't held to them. */
    private boolean hasBounds() {
        return version >= ElementBounds.SINCE;
    }

    @Override
    public List<AppliedChange> remove(Change.Remove remove) {
        return List.of(draft.remove(remove.id()));
    }

    @Override
    public List<AppliedChange> like(Change.Like like) {
        return List.of(draft.like(like.id(), draft.author().user(), like.on()));
    }

    @Override
    public List<AppliedChange> lock(Change.Lock lock) {
        return List.of(draft.lock(lock.id(), lock.on()));
    }

    @Override
    public List<AppliedChange> freeze(Change.Freeze freeze) {
        return List.of(draft.freeze(freeze.on()));
    }

    @Override
    public List<AppliedChange> hideStudents(Change.HideStudents hideStudents) {
        return List.of(draft.hideStudents(hideStudents.on()));
    }

    @Override
    public List<AppliedChange> rename(Change.Rename rename) {
        return List.of(draft.rename(rename.title()));
    }

    @Override
    public List<AppliedChange> setPaper(Change.SetPaper setPaper) {
        return List.of(draft.setPaper(setPaper.paper()));
    }

    @Override
    public List<AppliedChange> clear(Change.Clear clear) {
        draft.requireTeacher();
        return draft.ids().stream().map(draft::remove).toList();
    }

    @Override
    public List<AppliedChange> restore(Change.Restore restore) {
        draft.requireTeacher();
        return BoardDiff.to(restore.seq(), draft);
    }

    @Override
    public List<AppliedChange> takeBack(Change.TakeBack takeBack) {
        draft.requireTeacher();
        var changeSet = BulkRevert.apply(takeBack, draft, version);
        conflicts = changeSet.conflicts();
        return changeSet.changes();
    }

    @Override
    public List<AppliedChange> unreadable(Change.Unreadable unreadable) {
        throw new BoardRefusalException(unreadable.code(), unreadable.message());
    }

    private static void requireKnown(boolean isKnown) {
        if (!isKnown) {
            throw unknownKind();
        }
    }

    private static BoardRefusalException unknownKind() {
        return new BoardRefusalException(ErrorCode.UNKNOWN_KIND, "this is a type or a property of a later release");
    }

    @Override
    public List<AppliedChange> delete(Change.Delete delete) {
        draft.requireTeacher();
        return List.of(new AppliedChange.Deleted());
    }
}
