package io.chalkstream.gateway.session;

import io.chalkstream.gateway.room.Frame;
import io.chalkstream.gateway.room.Member;
import io.chalkstream.gateway.room.Outbox;
import io.chalkstream.gateway.room.Position;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.client.ClientMessage.Hello;
import io.chalkstream.protocol.client.ResumePosition;
import io.chalkstream.protocol.code.CloseCode;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.cursor.CursorUpdate;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.undo.UndoRequest;
import org.jspecify.annotations.Nullable;

/** One connection. Calls come one at a time; only {@link #close} may come from any thread. */
public final class Session {
    private final Sessions shared;
    private final String boardId;
    private final Outbox outbox;

    private @Nullable Member member;
    private @Nullable Conversation conversation;

    Session(Sessions shared, String boardId, Outbox outbox) {
        this.shared = shared;
        this.boardId = boardId;
        this.outbox = outbox;
    }

    /** A text frame has come (C2, C5). */
    public void receive(String frame) {
        if (outbox.isClosed()) {
            return;
        }
        try {
            var message = Json.read(frame, ClientMessage.class);
            shared.sessionMeters().received(message);
            handle(message);
        } catch (InvalidMessageException e) {
            unreadable(e);
        }
    }

    /** A frame has come that isn't text (C1). */
    public void receiveBinary() {
        unreadable(new InvalidMessageException(ErrorCode.MALFORMED, "a frame is text"));
    }

    /** Says goodbye to the client, and hears no more of it. */
    public void close(CloseCode code) {
        outbox.close(code);
    }

    /** The connection is gone. */
    public void closed() {
        outbox.stop();
        if (member != null && shared.rooms().leave(boardId, member)) {
            shared.features().point(boardId, new CursorUpdate.Left(member.client()));
        }
    }

    private void handle(ClientMessage message) {
        if (conversation != null) {
            var unused = message.match(conversation).exceptionally(failure -> unavailable());
        } else if (message instanceof Hello hello) {
            begin(hello);
        } else {
            reject(ErrorCode.HELLO_EXPECTED, "the first message is hello");
        }
    }

    private void begin(Hello hello) {
        if (hello.protocol() != ClientMessage.PROTOCOL_VERSION) {
            reject(ErrorCode.UNSUPPORTED_PROTOCOL, "this gateway speaks version " + ClientMessage.PROTOCOL_VERSION);
            return;
        }
        var author = new Author(hello.user(), hello.name(), hello.client(), shared.role());
        var joining = new Member(author.client(), author.user(), outbox, position(hello.resume()));
        conversation = new Conversation(boardId, author, shared.features(), outbox);
        member = joining;
        outbox.send(
                Frame.of(new ServerMessage.Welcome(ClientMessage.PROTOCOL_VERSION, shared.gateway(), shared.role())));
        shared.rooms().join(boardId, joining);
        var unused =
                shared.features().undo(boardId, new UndoRequest.Show(author)).exceptionally(failure -> unavailable());
    }

    /** Closed, not refused: the client comes back, and sends again what it keeps (E1, E3). */
    private @Nullable Void unavailable() {
        fail(ErrorCode.UNAVAILABLE, "this can't be taken at the moment");
        outbox.close(CloseCode.UNAVAILABLE);
        return null;
    }

    private void reject(ErrorCode code, String message) {
        fail(code, message);
        outbox.close(CloseCode.PROTOCOL);
    }

    private void unreadable(InvalidMessageException e) {
        shared.sessionMeters().unreadable();
        fail(e.code(), String.valueOf(e.getMessage()));
    }

    private void fail(ErrorCode code, String message) {
        outbox.send(Frame.of(new ServerMessage.Failure(code, message)));
    }

    private static @Nullable Position position(@Nullable ResumePosition resume) {
        return resume == null ? null : new Position(resume.epoch(), resume.seq());
    }
}
