package io.chalkstream.protocol.outcome;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Props;

/** A change as it took effect, with the values before: what undoing needs. */
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
    @JsonSubTypes.Type(value = AppliedChange.Deleted.class, name = "deleted")
})
public sealed interface AppliedChange {

    /** The change as everybody applies it. */
    Change change();

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

        R deleted(Deleted deleted);
    }

    /** The element is new. */
    record Added(Element element) implements AppliedChange {
        public Added {
            Limits.requirePresent("element", element);
        }

        @Override
        public Change change() {
            return new Change.Put(element);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.added(this);
        }
    }

    /**
     * Properties have new values.
     *
     * @param before what the same properties held before
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
        public <R> R match(Cases<R> cases) {
            return cases.updated(this);
        }
    }

    /** The element is gone; this is what it was. */
    record Removed(Element element) implements AppliedChange {
        public Removed {
            Limits.requirePresent("element", element);
        }

        @Override
        public Change change() {
            return new Change.Remove(element.id());
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.removed(this);
        }
    }

    /**
     * A user likes the element or not.
     *
     * @param before whether the user did before
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
        public <R> R match(Cases<R> cases) {
            return cases.liked(this);
        }
    }

    /**
     * The element is locked or not.
     *
     * @param before whether it was before
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
        public <R> R match(Cases<R> cases) {
            return cases.locked(this);
        }
    }

    /**
     * The board is frozen or not.
     *
     * @param before whether it was before
     */
    @JsonPropertyOrder({"on", "before"})
    record Frozen(boolean on, boolean before) implements AppliedChange {
        @Override
        public Change change() {
            return new Change.Freeze(on);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.frozen(this);
        }
    }

    /**
     * Those who are no teachers see each other or not.
     *
     * @param on whether they don't
     * @param before whether they didn't before
     */
    @JsonPropertyOrder({"on", "before"})
    record StudentsHidden(boolean on, boolean before) implements AppliedChange {
        @Override
        public Change change() {
            return new Change.HideStudents(on);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.studentsHidden(this);
        }
    }

    /**
     * The board has a title.
     *
     * @param before the title before
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
        public <R> R match(Cases<R> cases) {
            return cases.renamed(this);
        }
    }

    /** The board is gone, with its history. */
    record Deleted() implements AppliedChange {
        @Override
        public Change change() {
            return new Change.Delete();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.deleted(this);
        }
    }
}
