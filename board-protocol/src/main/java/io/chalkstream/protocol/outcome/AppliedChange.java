package io.chalkstream.protocol.outcome;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Changes;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.MutableBoard;
import io.chalkstream.protocol.board.Paper;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.board.UnreadableChange;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.NotKeptException;

/** A change as it took effect, with the values before it, from which it can be undone. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AppliedChange.Added.class, name = "added"),
    @JsonSubTypes.Type(value = AppliedChange.Updated.class, name = "updated"),
    @JsonSubTypes.Type(value = AppliedChange.Removed.class, name = "removed"),
    @JsonSubTypes.Type(value = AppliedChange.Liked.class, name = "liked"),
    @JsonSubTypes.Type(value = AppliedChange.Locked.class, name = "locked"),
    @JsonSubTypes.Type(value = AppliedChange.Frozen.class, name = "frozen"),
    @JsonSubTypes.Type(value = AppliedChange.StudentsHidden.class, name = "students-hidden"),
    @JsonSubTypes.Type(value = AppliedChange.Renamed.class, name = "renamed"),
    @JsonSubTypes.Type(value = AppliedChange.PaperSet.class, name = "paper"),
    @JsonSubTypes.Type(value = AppliedChange.Deleted.class, name = "deleted")
})
public sealed interface AppliedChange {

    /** The change as clients apply it. */
    Change change();

    /**
     * The change that undoes this one, where nothing has changed in between. Throws for a deletion, and for what can't be
     * read: nothing is kept.
     */
    AppliedChange inverse();

    /** Applies the change to a board. */
    default void applyTo(MutableBoard board) {
        Changes.apply(board, change());
    }

    /** Handles each kind of applied change. */
    <R> R match(Cases<R> cases);

    /** What to do for each kind of applied change. */
    interface Cases<R> {
        R added(Added added);

        R updated(Updated updated);

        R removed(Removed removed);

        R liked(Liked liked);

        R locked(Locked locked);

        R frozen(Frozen frozen);

        R studentsHidden(StudentsHidden studentsHidden);

        R renamed(Renamed renamed);

        R paperSet(PaperSet paperSet);

        R deleted(Deleted deleted);

        R unreadable(Unreadable unreadable);
    }

    /** An element was added. */
    record Added(Element element) implements AppliedChange {
        public Added {
            Limits.requirePresent("element", element);
        }

        @Override
        public Change change() {
            return new Change.Put(element);
        }

        @Override
        public Removed inverse() {
            return new Removed(element);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.added(this);
        }
    }

    /**
     * Properties were set.
     *
     * @param before the same properties' previous values
     */
    @JsonPropertyOrder({"id", "props", "before"})
    record Updated(String id, Props props, Props before) implements AppliedChange {
        public Updated {
            Limits.requireId("element id", id);
            Limits.requirePresent("props", props);
            Limits.requirePresent("before", before);
            if (!props.names().equals(before.names())) {
                throw new IllegalArgumentException("props and before are values of the same properties");
            }
        }

        @Override
        public Change change() {
            return new Change.SetProps(id, props);
        }

        @Override
        public Updated inverse() {
            return new Updated(id, before, props);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.updated(this);
        }
    }

    /** An element was removed; this is its last state. */
    record Removed(Element element) implements AppliedChange {
        public Removed {
            Limits.requirePresent("element", element);
        }

        @Override
        public Change change() {
            return new Change.Remove(element.id());
        }

        @Override
        public Added inverse() {
            return new Added(element);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.removed(this);
        }
    }

    /**
     * A like was added or removed.
     *
     * @param before the previous value
     */
    @JsonPropertyOrder({"id", "user", "on", "before"})
    record Liked(String id, String user, boolean on, boolean before) implements AppliedChange {
        public Liked {
            Limits.requireId("element id", id);
            Limits.requireId("user", user);
        }

        @Override
        public Change change() {
            return new Change.Like(id, on, user);
        }

        @Override
        public Liked inverse() {
            return new Liked(id, user, before, on);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.liked(this);
        }
    }

    /**
     * The element was locked or unlocked.
     *
     * @param before the previous value
     */
    @JsonPropertyOrder({"id", "on", "before"})
    record Locked(String id, boolean on, boolean before) implements AppliedChange {
        public Locked {
            Limits.requireId("element id", id);
        }

        @Override
        public Change change() {
            return new Change.Lock(id, on);
        }

        @Override
        public Locked inverse() {
            return new Locked(id, before, on);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.locked(this);
        }
    }

    /**
     * The board was frozen or unfrozen.
     *
     * @param before the previous value
     */
    @JsonPropertyOrder({"on", "before"})
    record Frozen(boolean on, boolean before) implements AppliedChange {
        @Override
        public Change change() {
            return new Change.Freeze(on);
        }

        @Override
        public Frozen inverse() {
            return new Frozen(before, on);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.frozen(this);
        }
    }

    /**
     * Students and viewers were hidden from each other, or shown again.
     *
     * @param on whether they are hidden
     * @param before the previous value
     */
    @JsonPropertyOrder({"on", "before"})
    record StudentsHidden(boolean on, boolean before) implements AppliedChange {
        @Override
        public Change change() {
            return new Change.HideStudents(on);
        }

        @Override
        public StudentsHidden inverse() {
            return new StudentsHidden(before, on);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.studentsHidden(this);
        }
    }

    /**
     * The board's title was set.
     *
     * @param before the previous title
     */
    @JsonPropertyOrder({"title", "before"})
    record Renamed(String title, String before) implements AppliedChange {
        public Renamed {
            Limits.requirePresent("title", title);
            Limits.requirePresent("before", before);
        }

        @Override
        public Change change() {
            return new Change.Rename(title);
        }

        @Override
        public Renamed inverse() {
            return new Renamed(before, title);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.renamed(this);
        }
    }

    /**
     * The board's paper was chosen.
     *
     * @param before the previous paper
     */
    @JsonPropertyOrder({"paper", "before"})
    record PaperSet(Paper paper, Paper before) implements AppliedChange {
        public PaperSet {
            Limits.requirePresent("paper", paper);
            Limits.requirePresent("before", before);
        }

        @Override
        public Change change() {
            return new Change.SetPaper(paper);
        }

        @Override
        public PaperSet inverse() {
            return new PaperSet(before, paper);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.paperSet(this);
        }
    }

    /** The board was deleted, with its history. */
    record Deleted() implements AppliedChange {
        @Override
        public Change change() {
            return new Change.Delete();
        }

        @Override
        public AppliedChange inverse() {
            throw new IllegalArgumentException("nothing is kept of a deleted board");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.deleted(this);
        }
    }

    /**
     * A change of a kind that this release doesn't know (V4). It is passed on as it came, and can't be reversed.
     *
     * @param json what was written
     */
    @JsonSerialize(using = UnreadableChange.Writer.class)
    record Unreadable(JsonNode json) implements AppliedChange, UnreadableChange.Kept {
        private static final String REASON = "a later release has made a change that this one doesn't know";

        @Override
        public Change change() {
            return new Change.Unreadable(json, ErrorCode.UNKNOWN_KIND, REASON);
        }

        @Override
        public AppliedChange inverse() {
            throw new NotKeptException(REASON);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unreadable(this);
        }
    }
}
