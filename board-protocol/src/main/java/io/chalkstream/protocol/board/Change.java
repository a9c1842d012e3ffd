package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One change to a board. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Change.Put.class, name = "put"),
    @JsonSubTypes.Type(value = Change.SetProps.class, name = "set"),
    @JsonSubTypes.Type(value = Change.Remove.class, name = "remove")
})
public sealed interface Change {

    /** The id of the element that changes. */
    String id();

    /** Handles each kind of change. */
    <R> R match(Cases<R> cases);

    /** What to do for each kind of change. */
    interface Cases<R> {
        R put(Put put);

        R set(SetProps set);

        R remove(Remove remove);
    }

    /** A new element. */
    record Put(Element element) implements Change {
        public Put {
            Limits.requirePresent("element", element);
        }

        @Override
        @JsonIgnore
        public String id() {
            return element.id();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.put(this);
        }
    }

    /** Other values for some of an element's properties. */
    @JsonPropertyOrder({"id", "props"})
    record SetProps(String id, Props props) implements Change {
        public SetProps {
            Limits.requireId("element id", id);
            Limits.requirePresent("props", props);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.set(this);
        }
    }

    /** An element goes away. */
    record Remove(String id) implements Change {
        public Remove {
            Limits.requireId("element id", id);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.remove(this);
        }
    }
}
