package io.chalkstream.gateway.session;

import io.chalkstream.access.Pass;
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
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.undo.UndoRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One connection. Calls come one at a time; only {@link #drain} may come from any thread. */
public final class Session {
    /** A session is left in the last tenth of its time, at the earliest. */
    private static final int LAST_PART = 10;

    private final Sessions shared;
    private final Pass pass;
    private final Outbox outbox;
    private final Deadlines deadlines;
    private final Traffic traffic;

    private @Nullable Member member;
    private @Nullable Conversation conversation;

    Session(Sessions shared, Pass pass, Outbox outbox, Deadlines deadlines) {
        this.shared = shared;
        this.pass = pass;
        this.outbox = outbox;
        this.deadlines = deadlines;
        this.traffic = new Traffic(shared.limits(), now());
    }

    /** Leads the client over to its next session before this one is over, and ends it if nobody seems to be there (K5, L3, L4). */
    void watch() {
        var limits = shared.limits();
        deadlines.after(limits.helloWithin(), () -> {
            if (conversation == null) {
                outbox.close(ErrorCode.HELLO_EXPECTED, "there was no hello", CloseCode.IDLE);
            }
        });
        deadlines.every(limits.idleAfter().dividedBy(2), () -> {
            if (traffic.silentFor(now()) >= limits.idleAfter().toMillis()) {
                outbox.close(CloseCode.IDLE);
            }
        });
        var left = Duration.between(shared.clock().instant(), pass.expires());
        // By then the client takes the session for too old to begin something with, and gets another one.
        var grace = DrainPlan.graceOf(left.dividedBy(LAST_PART));
        leadAway(left.minus(grace), grace, CloseCode.EXPIRED);
    }

    /** A text frame has come (C2, C5). */
    public void receive(String frame) {
        if (outbox.isClosed()) {
            return;
        }
        heard();
        if (!traffic.allowsBytes(frame.length(), now())) {
            slowDown();
            return;
        }
        try {
            var message = Json.read(frame, ClientMessage.class);
            shared.sessionMeters().received(message);
            if (traffic.allows(message, now())) {
                handle(message);
            } else {
                tooFast(message);
            }
        } catch (InvalidMessageException e) {
            unreadable(e);
        }
    }

    /** A frame has come that isn't text (C1). */
    public void receiveBinary() {
        unreadable(new InvalidMessageException(ErrorCode.MALFORMED, "a frame is text"));
    }

    /** The client is there, though it says nothing. */
    public void heard() {
        traffic.heard(now());
    }

    /** The gateway stops: tells the client after {@code delay}, and closes the connection {@code grace} later (C9). */
    public void drain(Duration delay, Duration grace) {
        leadAway(delay, grace, CloseCode.RESTART);
    }

    private void leadAway(Duration delay, Duration grace, CloseCode code) {
        deadlines.after(delay, () -> {
            if (member != null) {
                member.leaving();
                outbox.send(Frame.of(new ServerMessage.Drain(grace.toMillis())));
            }
            deadlines.after(grace, () -> outbox.close(code));
        });
    }

    /** The connection is gone. */
    public void closed() {
        shared.sessionMeters().connectionClosed();
        outbox.stop();
        if (member != null) {
            shared.rooms().leave(board(), member);
        }
    }

    private void handle(ClientMessage message) {
        if (conversation != null) {
            noteActivity(message);
            var unused = message.match(conversation).exceptionally(failure -> unavailable());
        } else if (message instanceof Hello hello) {
            begin(hello);
        } else {
            reject(ErrorCode.HELLO_EXPECTED, "the first message is hello");
        }
    }

    private void noteActivity(ClientMessage message) {
        if (member != null && !isSentByItself(message)) {
            member.active(now());
        }
    }

    /** A page says that it is there, whom it follows and what it shows its followers without anybody at it. */
    private static boolean isSentByItself(ClientMessage message) {
        return (message instanceof ClientMessage.Ping ping && !ping.isActive())
                || message instanceof ClientMessage.Follow
                || message instanceof ClientMessage.View;
    }

    private void begin(Hello hello) {
        if (hello.protocol() != ClientMessage.PROTOCOL_VERSION) {
            reject(ErrorCode.UNSUPPORTED_PROTOCOL, "this gateway speaks version " + ClientMessage.PROTOCOL_VERSION);
            return;
        }
        if (!Author.isClientOf(pass.user(), hello.client())) {
            reject(ErrorCode.MALFORMED, "a client's id begins with its user's");
            return;
        }
        var link = pass.link();
        var author = new Author(pass.user(), pass.name(), hello.client(), link.role());
        var joining = new Member(author, link, outbox, position(hello.resume()), hello.isIdle(), now());
        conversation = new Conversation(board(), author, shared.features(), shared.rooms(), joining, outbox);
        outbox.send(Frame.of(new ServerMessage.Welcome(ClientMessage.PROTOCOL_VERSION, shared.gateway(), link.role())));
        if (!shared.rooms().join(board(), joining)) {
            outbox.close(ErrorCode.TOO_MANY_CONNECTIONS, "there are too many connections", CloseCode.FULL);
            return;
        }
        member = joining;
        if (shared.revocations().isRevoked(link)) {
            outbox.close(ErrorCode.REVOKED, "the link has been revoked", CloseCode.REVOKED);
            return;
        }
        var unused =
                shared.features().undo(board(), new UndoRequest.Show(author)).exceptionally(failure -> unavailable());
    }

    /** Closed, not refused: the client comes back, and sends again what it keeps (E1, E3). */
    private @Nullable Void unavailable() {
        outbox.close(ErrorCode.UNAVAILABLE, "this can't be taken at the moment", CloseCode.UNAVAILABLE);
        return null;
    }

    /** Awareness is lost; of anything else the client must know that it has to send it again (L2). */
    private void tooFast(ClientMessage message) {
        if (!Traffic.isAwareness(message)) {
            slowDown();
            return;
        }
        shared.sessionMeters().tooFast();
        if (traffic.mayComplain(now())) {
            fail(ErrorCode.TOO_FAST, "more cursors come than are shown");
        }
    }

    private void slowDown() {
        shared.sessionMeters().tooFast();
        outbox.close(ErrorCode.TOO_FAST, "more comes at once than may", CloseCode.TOO_FAST);
    }

    private void reject(ErrorCode code, String message) {
        outbox.close(code, message, CloseCode.PROTOCOL);
    }

    private void unreadable(InvalidMessageException e) {
        shared.sessionMeters().unreadable();
        fail(e.code(), String.valueOf(e.getMessage()));
    }

    private void fail(ErrorCode code, String message) {
        outbox.send(Frame.of(new ServerMessage.Failure(code, message)));
    }

    private String board() {
        return pass.link().board();
    }

    private long now() {
        return shared.clock().millis();
    }

    private static @Nullable Position position(@Nullable ResumePosition resume) {
        return resume == null ? null : new Position(resume.epoch(), resume.seq());
    }
}
