package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** One change to a board. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Change.Put.class, name = "put"),
    @JsonSubTypes.Type(value = Change.SetProps.class, name = "set"),
    @JsonSubTypes.Type(value = Change.Remove.class, name = "remove"),
    @JsonSubTypes.Type(value = Change.Like.class, name = "like"),
    @JsonSubTypes.Type(value = Change.Lock.class, name = "lock"),
    @JsonSubTypes.Type(value = Change.Freeze.class, name = "freeze"),
    @JsonSubTypes.Type(value = Change.HideStudents.class, name = "hide-students"),
    @JsonSubTypes.Type(value = Change.Rename.class, name = "rename"),
    @JsonSubTypes.Type(value = Change.Clear.class, name = "clear"),
    @JsonSubTypes.Type(value = Change.Restore.class, name = "restore"),
    @JsonSubTypes.Type(value = Change.TakeBack.class, name = "takeback"),
    @JsonSubTypes.Type(value = Change.Delete.class, name = "delete")
})
public sealed interface Change {

    /** Handles each kind of change. */
    <R> R match(Cases<R> cases);

    /** What to do for each kind of change. */
    interface Cases<R> {
        R put(Put put);

        R set(SetProps set);

        R remove(Remove remove);

        R like(Like like);

        R lock(Lock lock);

        R freeze(Freeze freeze);

        R hideStudents(HideStudents hideStudents);

        R rename(Rename rename);

        R clear(Clear clear);

        R restore(Restore restore);

        R takeBack(TakeBack takeBack);

        R delete(Delete delete);
    }

    /** A new element. */
    record Put(Element element) implements Change {
        public Put {
            Limits.requirePresent("element", element);
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

    /**
     * Somebody likes an element, or no longer does.
     *
     * @param user who; said by board-state alone: what is asked for is always the like of the one who asks
     */
    @JsonPropertyOrder({"id", "on", "user"})
    record Like(String id, boolean on, @Nullable String user) implements Change {
        public Like {
            Limits.requireId("element id", id);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.like(this);
        }
    }

    /** Students can no longer change an element, or can again. */
    @JsonPropertyOrder({"id", "on"})
    record Lock(String id, boolean on) implements Change {
        public Lock {
            Limits.requireId("element id", id);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.lock(this);
        }
    }

    /** Students can no longer change the board, or can again. */
    record Freeze(boolean on) implements Change {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.freeze(this);
        }
    }

    /** Those who are no teachers can no longer see each other, or can again (A9). */
    record HideStudents(boolean on) implements Change {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.hideStudents(this);
        }
    }

    /** The board gets a title; empty: none. */
    record Rename(String title) implements Change {
        public Rename {
            Limits.requireAtMost("title", title, Limits.TITLE_LENGTH);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rename(this);
        }
    }

    /** All elements go away. Asked for only: an event tells them one by one. */
    record Clear() implements Change {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.clear(this);
        }
    }

    /**
     * The elements and the title become what they were after the event {@code seq}. Asked for only, and on its own: an
     * event tells what changes by it.
     */
    record Restore(long seq) implements Change {
        public Restore {
            Limits.requireAtLeast("seq", seq, 0);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.restore(this);
        }
    }

    /**
     * What one person did last goes away, as far as nobody else has changed it since (U16). Asked for only, and on its own:
     * an event tells what changes by it. Exactly one of {@code last} and {@code minutes} is there.
     *
     * @param user whose changes
     * @param last so many of them, 1 to {@link Limits#UNDO_ENTRIES}
     * @param minutes those of the last so many minutes, 1 to {@link Limits#TAKE_BACK_MINUTES}
     */
    @JsonPropertyOrder({"user", "last", "minutes"})
    record TakeBack(
            String user, @Nullable Integer last, @Nullable Integer minutes) implements Change {
        public TakeBack {
            Limits.requireId("user", user);
            if ((last == null) == (minutes == null)) {
                throw Limits.malformed("takeback has last or minutes");
            }
            requireWithin("last", last, Limits.UNDO_ENTRIES);
            requireWithin("minutes", minutes, Limits.TAKE_BACK_MINUTES);
        }

        private static void requireWithin(String what, @Nullable Integer value, int max) {
            if (value != null && (value < 1 || value > max)) {
                throw Limits.malformed(what + " is 1 to " + max);
            }
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.takeBack(this);
        }
    }

    /** The board goes away; what comes after it begins another life of its id. Asked for on its own. */
    record Delete() implements Change {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.delete(this);
        }
    }
}
