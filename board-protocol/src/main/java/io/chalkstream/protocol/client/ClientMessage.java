package io.chalkstream.protocol.client;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.chalkstream.protocol.awareness.Area;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessKind;
import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.version.ProtocolVersion;
import io.chalkstream.protocol.version.Since;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A frame from a client. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClientMessage.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = ClientMessage.Op.class, name = "op"),
    @JsonSubTypes.Type(value = ClientMessage.Cursor.class, name = "cursor"),
    @JsonSubTypes.Type(value = ClientMessage.Ink.class, name = "ink"),
    @JsonSubTypes.Type(value = ClientMessage.Drag.class, name = "drag"),
    @JsonSubTypes.Type(value = ClientMessage.Laser.class, name = "laser"),
    @JsonSubTypes.Type(value = ClientMessage.View.class, name = "view"),
    @JsonSubTypes.Type(value = ClientMessage.Follow.class, name = "follow"),
    @JsonSubTypes.Type(value = ClientMessage.Call.class, name = "call"),
    @JsonSubTypes.Type(value = ClientMessage.Writing.class, name = "writing"),
    @JsonSubTypes.Type(value = ClientMessage.Undo.class, name = "undo"),
    @JsonSubTypes.Type(value = ClientMessage.Redo.class, name = "redo"),
    @JsonSubTypes.Type(value = ClientMessage.Ping.class, name = "ping")
})
public sealed interface ClientMessage {

    /** Handles each kind of message. */
    <R> R match(Cases<R> cases);

    /** What to do for each kind of message. */
    interface Cases<R> {
        R hello(Hello hello);

        R op(Op op);

        R cursor(Cursor cursor);

        R ink(Ink ink);

        R drag(Drag drag);

        R laser(Laser laser);

        R view(View view);

        R follow(Follow follow);

        R call(Call call);

        R writing(Writing writing);

        R undo(Undo undo);

        R redo(Redo redo);

        R ping(Ping ping);
    }

    /**
     * The first message: identifies the page and the state of the board that it has.
     *
     * @param protocol the major version of the protocol that the client speaks
     * @param minor the minor version; missing: 0 (V1)
     * @param client this page, see {@link io.chalkstream.protocol.command.Author}; it begins with the user's id (K4)
     * @param resume missing if the client has no state of the board
     * @param idle true if the person has done nothing for a minute (A7): the page has come by itself
     */
    @JsonPropertyOrder({"protocol", "minor", "client", "resume", "idle"})
    record Hello(
            int protocol,
            @Nullable Integer minor,
            String client,
            @Nullable ResumePosition resume,
            @Nullable Boolean idle)
            implements ClientMessage {
        public Hello {
            Limits.requireId("client", client);
        }

        /** A hello in this release's version, of an active person. */
        public Hello(String client, @Nullable ResumePosition resume) {
            this(ProtocolVersion.MAJOR, ProtocolVersion.MINOR, client, resume, null);
        }

        @JsonIgnore
        public boolean isIdle() {
            return idle != null && idle;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.hello(this);
        }
    }

    /**
     * An operation: changes that take effect together or not at all.
     *
     * @param op 1 for the client's first operation, then always one more
     * @param epoch the life of the board that it is meant for (O9), null: whichever; since minor version 2
     * @param trace the trace that the page has begun (C10), as W3C's {@code traceparent}; null: it has begun none
     */
    @JsonPropertyOrder({"op", "epoch", "changes", "trace"})
    record Op(
            long op,
            @Nullable Long epoch,
            List<Change> changes,
            @Nullable String trace) implements ClientMessage {
        /** An operation for whichever life of the board. */
        public Op(long op, List<Change> changes) {
            this(op, null, changes);
        }

        /** An operation that is not traced. */
        public Op(long op, @Nullable Long epoch, List<Change> changes) {
            this(op, epoch, changes, null);
        }

        public Op {
            Limits.requireAtLeast("op", op, 1);
            Limits.requireEpoch(epoch);
            changes = List.copyOf(Limits.requirePresent("changes", changes));
            if (trace != null) {
                Limits.requireId("trace", trace);
            }
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.op(this);
        }
    }

    /** A message with an awareness value (A1): not part of the board, may be lost. */
    interface AwarenessUpdate {
        AwarenessKind kind();

        /** The change that the message makes, for the client that has sent it. */
        AwarenessDelta by(String client);
    }

    /** The pointer's place; without {@code at}: it has left the board. */
    record Cursor(@Nullable Point at) implements ClientMessage, AwarenessUpdate {
        @Override
        public AwarenessKind kind() {
            return AwarenessKind.CURSOR;
        }

        @Override
        public AwarenessDelta by(String client) {
            return AwarenessDelta.cursor(client, at);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.cursor(this);
        }
    }

    /**
     * New points of the stroke in progress, or none if it is cancelled. Without {@code ink}: the pen is up, and the
     * stroke follows as an operation.
     */
    record Ink(io.chalkstream.protocol.awareness.@Nullable Ink ink) implements ClientMessage, AwarenessUpdate {
        @Override
        public AwarenessKind kind() {
            return AwarenessKind.INK;
        }

        @Override
        public AwarenessDelta by(String client) {
            return AwarenessDelta.ink(client, ink);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.ink(this);
        }
    }

    /**
     * The elements being moved or resized. Without {@code drag}: the gesture has ended, and the change follows as an
     * operation.
     */
    record Drag(io.chalkstream.protocol.awareness.@Nullable Drag drag) implements ClientMessage, AwarenessUpdate {
        @Override
        public AwarenessKind kind() {
            return AwarenessKind.DRAG;
        }

        @Override
        public AwarenessDelta by(String client) {
            return AwarenessDelta.drag(client, drag);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.drag(this);
        }
    }

    /** The laser pointer's place; without {@code at}: it is off. */
    record Laser(@Nullable Point at) implements ClientMessage, AwarenessUpdate {
        @Override
        public AwarenessKind kind() {
            return AwarenessKind.LASER;
        }

        @Override
        public AwarenessDelta by(String client) {
            return AwarenessDelta.laser(client, at);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.laser(this);
        }
    }

    /** The visible part of the board, sent while the person is followed; without {@code area}: no longer. */
    record View(@Nullable Area area) implements ClientMessage, AwarenessUpdate {
        @Override
        public AwarenessKind kind() {
            return AwarenessKind.VIEW;
        }

        @Override
        public AwarenessDelta by(String client) {
            return AwarenessDelta.view(client, area);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.view(this);
        }
    }

    /** The user that the person follows; without {@code user}: nobody. */
    record Follow(@Nullable String user) implements ClientMessage, AwarenessUpdate {
        @Override
        public AwarenessKind kind() {
            return AwarenessKind.FOLLOW;
        }

        @Override
        public AwarenessDelta by(String client) {
            return AwarenessDelta.follow(client, user);
        }

        public Follow {
            if (user != null) {
                Limits.requireId("user", user);
            }
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.follow(this);
        }
    }

    /** The element whose text the person writes; without {@code id}: they have finished. */
    @Since(2)
    record Writing(@Nullable String id) implements ClientMessage, AwarenessUpdate {
        public Writing {
            if (id != null) {
                Limits.requireId("id", id);
            }
        }

        @Override
        public AwarenessKind kind() {
            return AwarenessKind.WRITING;
        }

        @Override
        public AwarenessDelta by(String client) {
            return AwarenessDelta.writing(client, id);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.writing(this);
        }
    }

    /** Calls everybody to look at an area; for teachers. */
    @JsonPropertyOrder({"n", "area"})
    record Call(long n, Area area) implements ClientMessage, AwarenessUpdate {
        @Override
        public AwarenessKind kind() {
            return AwarenessKind.CALL;
        }

        @Override
        public AwarenessDelta by(String client) {
            return AwarenessDelta.call(client, new io.chalkstream.protocol.awareness.Call(n, area));
        }

        public Call {
            Limits.requirePresent("area", area);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.call(this);
        }
    }

    /**
     * Undoes the person's last change.
     *
     * @param request 1 for the client's first undo or redo, then always one more
     * @param after the client's last operation before it, 0 if there was none: the undo waits for that operation
     * @param epoch the life of the board that it is meant for (O9), null: whichever; since minor version 2
     */
    @JsonPropertyOrder({"request", "after", "epoch"})
    record Undo(long request, long after, @Nullable Long epoch) implements ClientMessage {
        public Undo {
            Limits.requireAtLeast("request", request, 1);
            Limits.requireAtLeast("after", after, 0);
            Limits.requireEpoch(epoch);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.undo(this);
        }
    }

    /** Redoes what was undone last; the parameters are those of {@link Undo}. */
    @JsonPropertyOrder({"request", "after", "epoch"})
    record Redo(long request, long after, @Nullable Long epoch) implements ClientMessage {
        public Redo {
            Limits.requireAtLeast("request", request, 1);
            Limits.requireAtLeast("after", after, 0);
            Limits.requireEpoch(epoch);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.redo(this);
        }
    }

    /**
     * Asks for a {@code pong}: is the connection alive?
     *
     * @param active true if the person has done something in the page since the last one (A7)
     */
    record Ping(@Nullable Boolean active) implements ClientMessage {
        /** A ping without activity. */
        public Ping() {
            this(null);
        }

        @JsonIgnore
        public boolean isActive() {
            return active != null && active;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.ping(this);
        }
    }
}
