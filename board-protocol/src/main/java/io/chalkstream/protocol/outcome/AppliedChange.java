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
    @JsonSubTypes.Type(value = AppliedChange.Removed.class, name = "removed")
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
}
