package io.chalkstream.gateway.session;

import io.chalkstream.access.SessionClaims;
import io.chalkstream.gateway.room.OutboundFrame;
import io.chalkstream.gateway.room.OutboundQueue;
import io.chalkstream.gateway.room.Position;
import io.chalkstream.gateway.room.Subscriber;
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
public final class ClientSession {
    /** A session is left in the last tenth of its time, at the earliest. */
    private static final int LAST_PART = 10;

    private final SessionContext shared;
    private final SessionClaims claims;
    private final OutboundQueue outbox;
    private final SessionScheduler deadlines;
    private final ConnectionRateLimits traffic;

    private @Nullable Subscriber subscriber;
    private @Nullable MessageHandler conversation;

    ClientSession(SessionContext shared, SessionClaims claims, OutboundQueue outbox, SessionScheduler deadlines) {
        this.shared = shared;
        this.claims = claims;
        this.outbox = outbox;
        this.deadlines = deadlines;
        this.traffic = new ConnectionRateLimits(shared.limits(), now());
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
        var left = Duration.between(shared.clock().instant(), claims.expires());
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
            if (subscriber != null) {
                subscriber.leaving();
                outbox.send(OutboundFrame.of(new ServerMessage.Drain(grace.toMillis())));
            }
            deadlines.after(grace, () -> outbox.close(code));
        });
    }

    /** The connection is gone. */
    public void closed() {
        shared.sessionMeters().connectionClosed();
        outbox.stop();
        if (subscriber != null) {
            shared.rooms().leave(board(), subscriber);
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
        if (subscriber != null && !isSentByItself(message)) {
            subscriber.active(now());
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
        if (!Author.isClientOf(claims.user(), hello.client())) {
            reject(ErrorCode.MALFORMED, "a client's id begins with its user's");
            return;
        }
        var link = claims.link();
        var author = new Author(claims.user(), claims.name(), hello.client(), link.role());
        var joining = new Subscriber(author, link, outbox, position(hello.resume()), hello.isIdle(), now());
        conversation = new MessageHandler(board(), author, shared.publisher(), shared.rooms(), joining, outbox);
        outbox.send(OutboundFrame.of(
                new ServerMessage.Welcome(ClientMessage.PROTOCOL_VERSION, shared.gateway(), link.role())));
        if (!shared.rooms().join(board(), joining)) {
            outbox.close(ErrorCode.TOO_MANY_CONNECTIONS, "there are too many connections", CloseCode.FULL);
            return;
        }
        subscriber = joining;
        if (shared.revocations().isRevoked(link)) {
            outbox.close(ErrorCode.REVOKED, "the link has been revoked", CloseCode.REVOKED);
            return;
        }
        var unused =
                shared.publisher().undo(board(), new UndoRequest.Show(author)).exceptionally(failure -> unavailable());
    }

    /** Closed, not refused: the client comes back, and sends again what it keeps (E1, E3). */
    private @Nullable Void unavailable() {
        outbox.close(ErrorCode.UNAVAILABLE, "this can't be taken at the moment", CloseCode.UNAVAILABLE);
        return null;
    }

    /** Awareness is lost; of anything else the client must know that it has to send it again (L2). */
    private void tooFast(ClientMessage message) {
        if (!ConnectionRateLimits.isAwareness(message)) {
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
        outbox.send(OutboundFrame.of(new ServerMessage.Failure(code, message)));
    }

    private String board() {
        return claims.link().board();
    }

    private long now() {
        return shared.clock().millis();
    }

    private static @Nullable Position position(@Nullable ResumePosition resume) {
        return resume == null ? null : new Position(resume.epoch(), resume.seq());
    }
}
