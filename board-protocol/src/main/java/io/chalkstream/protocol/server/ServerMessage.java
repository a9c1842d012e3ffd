package io.chalkstream.protocol.server;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.board.BoardInfo;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.outcome.ConflictSummary;
import io.chalkstream.protocol.undo.EntrySummary;
import io.chalkstream.protocol.version.ProtocolVersion;
import io.chalkstream.protocol.version.Since;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message to a client. A frame holds one of them, or a list of several that waited together. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerMessage.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = ServerMessage.Snapshot.class, name = "snapshot"),
    @JsonSubTypes.Type(value = ServerMessage.SnapshotBegin.class, name = "snapshot-begin"),
    @JsonSubTypes.Type(value = ServerMessage.Event.class, name = "event"),
    @JsonSubTypes.Type(value = ServerMessage.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = ServerMessage.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = ServerMessage.Awareness.class, name = "awareness"),
    @JsonSubTypes.Type(value = ServerMessage.History.class, name = "history"),
    @JsonSubTypes.Type(value = ServerMessage.PeopleChanged.class, name = "people-changed"),
    @JsonSubTypes.Type(value = ServerMessage.Drain.class, name = "drain"),
    @JsonSubTypes.Type(value = ServerMessage.Failure.class, name = "error"),
    @JsonSubTypes.Type(value = ServerMessage.Pong.class, name = "pong")
})
public sealed interface ServerMessage {

    /** Handles each kind of message. */
    <R> R match(Cases<R> cases);

    /** What to do for each kind of message. */
    interface Cases<R> {
        R welcome(Welcome welcome);

        R snapshot(Snapshot snapshot);

        R snapshotBegin(SnapshotBegin begin);

        R event(Event event);

        R accepted(Accepted accepted);

        R refused(Refused refused);

        R awareness(Awareness awareness);

        R history(History history);

        R peopleChanged(PeopleChanged changed);

        R drain(Drain drain);

        R failure(Failure failure);

        R pong(Pong pong);
    }

    /**
     * The response to {@code hello}. A snapshot follows, or the events that the client missed.
     *
     * @param protocol the major version of the protocol that the gateway speaks
     * @param minor the minor version that it offers: nothing later may be sent to it (V9); missing: 0 (V1)
     * @param gateway the name of the gateway
     * @param role what the person may do
     * @param traced of which part of its operations the client begins traces, 0 to 1 (C10); missing: of none
     */
    @JsonPropertyOrder({"protocol", "minor", "gateway", "role", "traced"})
    record Welcome(
            int protocol,
            @Nullable Integer minor,
            String gateway,
            Role role,
            @Nullable Double traced) implements ServerMessage {
        public Welcome {
            Limits.requirePresent("role", role);
        }

        /** A welcome that offers this release's version. */
        public Welcome(String gateway, Role role) {
            this(ProtocolVersion.MAJOR, ProtocolVersion.MINOR, gateway, role, null);
        }

        /** The minor version. */
        public int minorOrFirst() {
            return minor == null ? ProtocolVersion.FIRST_MINOR : minor;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.welcome(this);
        }
    }

    /** The whole board after the event {@code seq}; both numbers are 0 for an untouched board. */
    @JsonPropertyOrder({"epoch", "seq", "board", "elements"})
    record Snapshot(long epoch, long seq, BoardInfo board, List<Element> elements) implements ServerMessage {
        public Snapshot {
            Limits.requirePresent("board", board);
            elements = List.copyOf(Limits.requirePresent("elements", elements));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.snapshot(this);
        }
    }

    /**
     * A snapshot follows in binary frames: the bytes of the message {@code snapshot}, one part after the other, with nothing
     * between them (J5).
     *
     * @param bytes of all of it
     */
    @Since(2)
    record SnapshotBegin(int bytes) implements ServerMessage {
        public SnapshotBegin {
            Limits.requireAtLeast("bytes", bytes, 1);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.snapshotBegin(this);
        }
    }

    /**
     * The board's next event. It acknowledges {@code op} to its author, unless it is a reversal: then {@code op} is
     * undo-redo-service's own number.
     *
     * @param at when the command arrived, in milliseconds since 1970
     * @param more true if the operation's next event follows: only the last one acknowledges it
     */
    @JsonPropertyOrder({"epoch", "seq", "at", "author", "op", "reverses", "more", "changes"})
    record Event(
            long epoch,
            long seq,
            long at,
            EventAuthor author,
            long op,
            @Nullable ReversalOf reverses,
            @Nullable Boolean more,
            List<Change> changes)
            implements ServerMessage {
        public Event {
            Limits.requirePresent("author", author);
            changes = List.copyOf(Limits.requirePresent("changes", changes));
        }

        /** Tells the author's name. */
        public Event(
                long epoch,
                long seq,
                long at,
                Author author,
                long op,
                @Nullable ReversalOf reverses,
                @Nullable Boolean more,
                List<Change> changes) {
            this(epoch, seq, at, EventAuthor.of(author), op, reverses, more, changes);
        }

        /** Whether it acknowledges {@code op} to its author. */
        @JsonIgnore
        public boolean isAcknowledgement() {
            return reverses == null && (more == null || !more);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.event(this);
        }
    }

    /** Acknowledges a repeated operation that had already taken effect. */
    record Accepted(long op) implements ServerMessage {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.accepted(this);
        }
    }

    /**
     * A request was refused.
     *
     * @param op the operation that was refused, if it was one
     * @param request the undo or redo that was refused, if it was one
     * @param message for people to read
     * @param expected with {@link ErrorCode#OP_GAP}: the number that the next operation must have
     * @param kept of an undo or redo: what it left untouched because another person had changed it
     */
    @JsonPropertyOrder({"op", "request", "code", "message", "expected", "kept"})
    record Refused(
            @Nullable Long op,
            @Nullable Long request,
            ErrorCode code,
            String message,
            @Nullable Long expected,
            @Nullable ConflictSummary kept)
            implements ServerMessage {
        public Refused {
            Limits.requirePresent("code", code);
            Limits.requirePresent("message", message);
        }

        /** An operation was refused for good. */
        public static Refused op(long op, ErrorCode code, String message) {
            return new Refused(op, null, code, message, null, null);
        }

        /** An undo or redo was refused, without conflicts. */
        public static Refused request(long request, ErrorCode code, String message) {
            return request(request, code, message, null);
        }

        /** An undo or redo was refused. */
        public static Refused request(long request, ErrorCode code, String message, @Nullable ConflictSummary kept) {
            return new Refused(null, request, code, message, null, kept);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.refused(this);
        }
    }

    /** A change of the awareness state. */
    record Awareness(AwarenessDelta delta) implements ServerMessage {
        public Awareness {
            Limits.requirePresent("delta", delta);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.awareness(this);
        }
    }

    /**
     * What the person can undo and redo, in all their tabs.
     *
     * @param undo entries that can be undone
     * @param redo entries that can be redone
     * @param undoes the entry that would be undone next; missing if none
     * @param redoes the entry that would be redone next; missing if none
     * @param client the client whose request or operation this responds to, if any
     * @param request that client's last completed request
     * @param kept what that client's request, or its {@code takeback}, left untouched
     */
    @JsonPropertyOrder({"undo", "redo", "undoes", "redoes", "client", "request", "kept"})
    record History(
            int undo,
            int redo,
            @Nullable EntrySummary undoes,
            @Nullable EntrySummary redoes,
            @Nullable String client,
            @Nullable Long request,
            @Nullable ConflictSummary kept)
            implements ServerMessage {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.history(this);
        }
    }

    /** To a teacher: who waits to be let in, or what teachers have said of people, is different now. */
    @Since(2)
    record PeopleChanged() implements ServerMessage {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.peopleChanged(this);
        }
    }

    /**
     * The connection will be closed soon, because the gateway stops or the session expires: the client opens the next
     * one before that (C9, K5).
     *
     * @param closesInMs the time until then, in milliseconds
     */
    record Drain(long closesInMs) implements ServerMessage {
        public Drain {
            Limits.requireAtLeast("closesInMs", closesInMs, 0);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.drain(this);
        }
    }

    /** A frame couldn't be parsed or handled. */
    @JsonPropertyOrder({"code", "message"})
    record Failure(ErrorCode code, String message) implements ServerMessage {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.failure(this);
        }
    }

    /** The answer to {@code ping}. */
    record Pong() implements ServerMessage {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.pong(this);
        }
    }
}
