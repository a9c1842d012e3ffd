package io.chalkstream.protocol.command;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Paper;
import io.chalkstream.protocol.board.Props;
import java.util.List;

/** A conditional inverse of a change: it has no effect where it would overwrite another person's work. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reversal.Withdraw.class, name = "withdraw"),
    @JsonSubTypes.Type(value = Reversal.Revert.class, name = "revert"),
    @JsonSubTypes.Type(value = Reversal.Restore.class, name = "restore"),
    @JsonSubTypes.Type(value = Reversal.Replace.class, name = "replace"),
    @JsonSubTypes.Type(value = Reversal.Relike.class, name = "relike"),
    @JsonSubTypes.Type(value = Reversal.Relock.class, name = "relock"),
    @JsonSubTypes.Type(value = Reversal.Refreeze.class, name = "refreeze"),
    @JsonSubTypes.Type(value = Reversal.Rehide.class, name = "rehide"),
    @JsonSubTypes.Type(value = Reversal.Retitle.class, name = "retitle"),
    @JsonSubTypes.Type(value = Reversal.Repaper.class, name = "repaper"),
    @JsonSubTypes.Type(value = Reversal.Events.class, name = "events")
})
public sealed interface Reversal {

    /** Handles each kind of reversal. */
    <R> R match(Cases<R> cases);

    /** What to do for each kind of reversal. */
    interface Cases<R> {
        R withdraw(Withdraw withdraw);

        R revert(Revert revert);

        R restore(Restore restore);

        R replace(Replace replace);

        R relike(Relike relike);

        R relock(Relock relock);

        R refreeze(Refreeze refreeze);

        R rehide(Rehide rehide);

        R retitle(Retitle retitle);

        R repaper(Repaper repaper);

        R events(Events events);
    }

    /** Removes the element, if it is still exactly as it was put. */
    record Withdraw(Element element) implements Reversal {
        public Withdraw {
            Limits.requirePresent("element", element);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.withdraw(this);
        }
    }

    /**
     * Sets each property back that still holds what the person had set.
     *
     * @param to the values to go back to
     * @param from the values that the person had set, of the same properties
     */
    @JsonPropertyOrder({"id", "to", "from"})
    record Revert(String id, Props to, Props from) implements Reversal {
        public Revert {
            Limits.requireId("element id", id);
            Limits.requirePresent("to", to);
            Limits.requirePresent("from", from);
            if (!to.names().equals(from.names())) {
                throw new IllegalArgumentException("to and from are values of the same properties");
            }
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.revert(this);
        }
    }

    /** Puts the element back, if it is still gone. */
    record Restore(Element element) implements Reversal {
        public Restore {
            Limits.requirePresent("element", element);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.restore(this);
        }
    }

    /**
     * Removes elements and puts others back, all of it or nothing: if the former are still exactly as they were put, and the
     * latter are still gone.
     */
    @JsonPropertyOrder({"elements", "by"})
    record Replace(List<Element> elements, List<Element> by) implements Reversal {
        public Replace {
            elements = List.copyOf(Limits.requirePresent("elements", elements));
            by = List.copyOf(Limits.requirePresent("by", by));
            if (elements.isEmpty() || by.isEmpty()) {
                throw new IllegalArgumentException("elements are replaced by others");
            }
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.replace(this);
        }
    }

    /**
     * Makes a like what it was, if the element is still there.
     *
     * @param to whether the user liked it
     */
    @JsonPropertyOrder({"id", "user", "to"})
    record Relike(String id, String user, boolean to) implements Reversal {
        public Relike {
            Limits.requireId("element id", id);
            Limits.requireId("user", user);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.relike(this);
        }
    }

    /** Makes an element locked or not, as it was, if it is still there. */
    @JsonPropertyOrder({"id", "to"})
    record Relock(String id, boolean to) implements Reversal {
        public Relock {
            Limits.requireId("element id", id);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.relock(this);
        }
    }

    /** Makes the board frozen or not, as it was. */
    record Refreeze(boolean to) implements Reversal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.refreeze(this);
        }
    }

    /** Hides the students or not, as it was. */
    record Rehide(boolean to) implements Reversal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rehide(this);
        }
    }

    /** Gives the board its title back, if it still has the one that the person gave it. */
    @JsonPropertyOrder({"to", "from"})
    record Retitle(String to, String from) implements Reversal {
        public Retitle {
            Limits.requirePresent("to", to);
            Limits.requirePresent("from", from);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.retitle(this);
        }
    }

    /** Gives the board its paper back, if it still has the one that the person chose. */
    @JsonPropertyOrder({"to", "from"})
    record Repaper(Paper to, Paper from) implements Reversal {
        public Repaper {
            Limits.requirePresent("to", to);
            Limits.requirePresent("from", from);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.repaper(this);
        }
    }

    /** Reverses events by number; used if their changes are too large for a command. */
    @JsonPropertyOrder({"first", "last"})
    record Events(long first, long last) implements Reversal {
        public Events {
            Limits.requireAtLeast("first", first, 1);
            Limits.requireAtLeast("last", last, first);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.events(this);
        }
    }
}
