package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.version.ProtocolVersion;
import io.chalkstream.protocol.version.Since;
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
    @JsonSubTypes.Type(value = Change.SetPaper.class, name = "paper"),
    @JsonSubTypes.Type(value = Change.Clear.class, name = "clear"),
    @JsonSubTypes.Type(value = Change.Restore.class, name = "restore"),
    @JsonSubTypes.Type(value = Change.TakeBack.class, name = "takeback"),
    @JsonSubTypes.Type(value = Change.Delete.class, name = "delete")
})
public sealed interface Change {

    /** Why a change of a later release's kind is refused. */
    String UNKNOWN = "there is no such kind of change";

    /** The minor version of the protocol that first had this kind of change. */
    default int since() {
        return ProtocolVersion.firstMinorOf(getClass());
    }

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

        R setPaper(SetPaper setPaper);

        R clear(Clear clear);

        R restore(Restore restore);

        R takeBack(TakeBack takeBack);

        R delete(Delete delete);

        R unreadable(Unreadable unreadable);
    }

    /** Adds an element. */
    record Put(Element element) implements Change {
        public Put {
            Limits.requirePresent("element", element);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.put(this);
        }
    }

    /** Sets properties of an element. */
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

    /** Removes an element. */
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
     * Adds or removes a like.
     *
     * @param user whose like; set by board-state only, a request is always about the requester's own like
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

    /** Locks an element for students, or unlocks it. */
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

    /** Freezes the board for students, or unfreezes it. */
    record Freeze(boolean on) implements Change {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.freeze(this);
        }
    }

    /** Hides students and viewers from each other, or shows them again (A9). */
    record HideStudents(boolean on) implements Change {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.hideStudents(this);
        }
    }

    /** Sets the board's title; empty: none. */
    record Rename(String title) implements Change {
        public Rename {
            Limits.requireAtMost("title", title, Limits.TITLE_LENGTH);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rename(this);
        }
    }

    /** Chooses what the board is written on. */
    @Since(2)
    record SetPaper(Paper paper) implements Change {
        public SetPaper {
            Limits.requirePresent("paper", paper);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.setPaper(this);
        }
    }

    /** Removes all elements. Only in requests: the event lists the removals. */
    record Clear() implements Change {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.clear(this);
        }
    }

    /**
     * Restores the elements and the title to the state after the event {@code seq}. Only in requests, as the only
     * change: the event lists the resulting changes.
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
     * Reverts a person's last changes, except where another person has changed the same since (U16). Only in requests,
     * as the only change: the event lists the resulting changes. Exactly one of {@code last} and {@code minutes} is
     * set.
     *
     * @param user whose changes
     * @param last the number of changes, 1 to {@link Limits#UNDO_ENTRIES}
     * @param minutes the age of the oldest change in minutes, 1 to {@link Limits#TAKE_BACK_MINUTES}
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

    /** Deletes the board; later changes begin a new epoch of the same id. The only change of its operation. */
    record Delete() implements Change {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.delete(this);
        }
    }

    /**
     * A change that this release can't read: of a kind that it doesn't know, or malformed. It is passed on as it came, and
     * board-state refuses it with the code (V5).
     *
     * @param json what was written
     * @param code why it can't be read
     */
    @JsonSerialize(using = UnreadableChange.Writer.class)
    record Unreadable(JsonNode json, ErrorCode code, String message) implements Change, UnreadableChange.Kept {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unreadable(this);
        }
    }
}
