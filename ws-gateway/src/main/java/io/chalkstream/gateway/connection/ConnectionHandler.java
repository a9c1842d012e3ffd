package io.chalkstream.gateway.connection;

import io.chalkstream.access.SessionClaims;
import io.chalkstream.gateway.connection.ConnectionPhase.AwaitingHello;
import io.chalkstream.gateway.connection.ConnectionPhase.Closed;
import io.chalkstream.gateway.connection.ConnectionPhase.InRoom;
import io.chalkstream.gateway.room.OutboundFrame;
import io.chalkstream.gateway.room.OutboundQueue;
import io.chalkstream.gateway.room.Position;
import io.chalkstream.gateway.room.Subscriber;
import io.chalkstream.kit.tracing.Tracing;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.client.ClientMessage.Hello;
import io.chalkstream.protocol.client.ResumePosition;
import io.chalkstream.protocol.code.CloseCode;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.RefusedException;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.DecisionVersion;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.undo.UndoRequest;
import io.chalkstream.protocol.version.ProtocolVersion;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Handles one connection: lets the client join, publishes its messages, and hands it over before the connection ends. Not thread-safe,
 * except for {@link #drain}.
 */
public final class ConnectionHandler {
    /** The handover before expiry takes at most this part of the session's remaining time: a tenth. */
    private static final int HANDOVER_FRACTION = 10;
    /** How often the time without a sign of life is looked at, in that time. */
    private static final int IDLE_CHECKS = 12;
    /** How often a person's history is asked for as long as the request can't be written. */
    private static final Duration HISTORY_RETRY = Duration.ofSeconds(10);

    private final ConnectionContext context;
    private final SessionClaims claims;
    private final OutboundQueue outbound;
    private final InboundGate inbound;
    private final ConnectionScheduler scheduler;
    private final FrameReader frames;

    private ConnectionPhase phase = new AwaitingHello();

    ConnectionHandler(
            ConnectionContext context,
            SessionClaims claims,
            OutboundQueue outbound,
            InboundGate inbound,
            ConnectionScheduler scheduler) {
        this.context = context;
        this.claims = claims;
        this.outbound = outbound;
        this.inbound = inbound;
        this.scheduler = scheduler;
        this.frames = new FrameReader(context, outbound, inbound, this::handle);
    }

    /** Starts the timers: for the hello, for an idle client, and for the handover before the session expires (K5, L3, L4). */
    void startTimers() {
        var limits = context.limits();
        scheduler.after(limits.helloWithin(), () -> {
            if (phase instanceof AwaitingHello) {
                outbound.close(ErrorCode.HELLO_EXPECTED, "there was no hello", CloseCode.IDLE);
            }
        });
        scheduler.every(limits.idleAfter().dividedBy(IDLE_CHECKS), () -> {
            outbound.closeIfStuck(now());
            if (frames.silentFor() >= limits.idleAfter().toMillis()) {
                outbound.close(CloseCode.IDLE);
            }
        });
        var left = Duration.between(context.clock().instant(), claims.expires());
        // At that time, the client requests a new session instead of using this one again.
        var grace = DrainPlan.graceOf(left.dividedBy(HANDOVER_FRACTION));
        handOver(left.minus(grace), grace, CloseCode.EXPIRED);
    }

    /** Handles a text frame. */
    public void receive(String frame) {
        frames.readText(frame);
    }

    /** Handles a binary frame of so many bytes. */
    public void receiveBinary(int bytes) {
        frames.readBinary(bytes);
    }

    /** Handles a ping or a pong of WebSocket's own. */
    public void receiveControl() {
        frames.readControl();
    }

    /** The gateway stops: sends {@code drain} after {@code delay}, and closes the connection {@code grace} later (C9). Thread-safe. */
    public void drain(Duration delay, Duration grace) {
        handOver(delay, grace, CloseCode.RESTART);
    }

    private void handOver(Duration delay, Duration grace, CloseCode code) {
        scheduler.after(delay, () -> {
            if (phase instanceof InRoom inRoom) {
                phase = inRoom.handOver();
                context.rooms().startHandover(board(), inRoom.handler().subscriber());
                outbound.send(OutboundFrame.of(new ServerMessage.Drain(grace.toMillis())));
            }
            scheduler.after(grace, () -> outbound.close(code));
        });
    }

    /** The connection is gone. */
    public void closed() {
        context.connectionMeters().connectionClosed();
        outbound.stop();
        inbound.close();
        if (phase instanceof InRoom inRoom) {
            context.rooms().leave(board(), inRoom.handler().subscriber());
        }
        phase = new Closed();
    }

    private void handle(ClientMessage message, int bytes) {
        if (phase instanceof InRoom inRoom) {
            noteActivity(message, inRoom.handler().subscriber());
            if (message instanceof ClientMessage.Op) {
                var handler = inRoom.handler();
                inbound.operation(
                        handler.author().client(),
                        bytes,
                        context.rooms().connections(board()),
                        publication -> publish(message, handler, publication));
            } else {
                publish(message, inRoom.handler(), Publication.UNTRACKED);
            }
        } else if (phase instanceof AwaitingHello awaiting && message instanceof Hello hello) {
            join(awaiting, hello);
        } else {
            reject(ErrorCode.HELLO_EXPECTED, "the first message is hello");
        }
    }

    private void publish(ClientMessage message, MessageHandler handler, Publication publication) {
        try {
            var handling = message.match(handler);
            if (handling == MessageHandler.NOTHING_PUBLISHED) {
                publication.failed();
                return;
            }
            var unused = handling.whenComplete((done, failure) -> {
                        if (failure == null) {
                            publication.durable();
                        } else {
                            publication.failed();
                        }
                    })
                    .exceptionally(failure -> closeUnavailable());
        } catch (RefusedException e) {
            publication.failed();
            outbound.send(OutboundFrame.of(new ServerMessage.Failure(e.code(), String.valueOf(e.getMessage()))));
        }
    }

    private void noteActivity(ClientMessage message, Subscriber subscriber) {
        if (!isAutomatic(message)) {
            subscriber.markActive(now());
        }
    }

    /** Whether the page sends this message without action of the person. */
    private static boolean isAutomatic(ClientMessage message) {
        return (message instanceof ClientMessage.Ping ping && !ping.isActive())
                || message instanceof ClientMessage.Follow
                || message instanceof ClientMessage.View;
    }

    private void join(AwaitingHello awaiting, Hello hello) {
        if (!ProtocolVersion.isSpokenWith(hello.protocol(), hello.minor())) {
            reject(ErrorCode.UNSUPPORTED_PROTOCOL, "this gateway speaks version " + ProtocolVersion.text());
            return;
        }
        if (!Author.isClientOf(claims.user(), hello.client())) {
            reject(ErrorCode.MALFORMED, "a client's id begins with its user's");
            return;
        }
        if (context.offers(ServerMessage.SnapshotBegin.class, hello.minor())) {
            outbound.sendSnapshotsInParts();
        }
        var link = claims.link();
        var author = new Author(claims.user(), claims.name(), hello.client(), claims.role());
        var subscriber = new Subscriber(author, link, outbound, position(hello.resume()), hello.isIdle(), now());
        if (claims.role() == Role.TEACHER && context.offers(ServerMessage.PeopleChanged.class, hello.minor())) {
            subscriber.hearOfPeople();
        }
        outbound.send(OutboundFrame.of(new ServerMessage.Welcome(
                ProtocolVersion.MAJOR,
                context.offeredMinor(),
                context.gateway(),
                claims.role(),
                Tracing.partOfPages())));
        if (!context.rooms().join(board(), subscriber)) {
            phase = new Closed();
            outbound.close(ErrorCode.TOO_MANY_CONNECTIONS, "there are too many connections", CloseCode.FULL);
            return;
        }
        phase = awaiting.joined(new MessageHandler(
                board(),
                author,
                DecisionVersion.said(context.offeredMinor()),
                context.publisher(),
                context.rooms(),
                subscriber,
                outbound));
        if (context.revocations().isRevoked(link)) {
            outbound.close(ErrorCode.REVOKED, "the link has been revoked", CloseCode.REVOKED);
            return;
        }
        askForHistory(author);
    }

    /** Without the undo service there is no history, and all else works (U18). */
    private void askForHistory(Author author) {
        var unused = context.publisher()
                .undo(board(), new UndoRequest.Show(author))
                .exceptionally(failure -> {
                    scheduler.after(HISTORY_RETRY, () -> {
                        if (phase instanceof InRoom) {
                            askForHistory(author);
                        }
                    });
                    return null;
                });
    }

    /** Closes rather than refuses: the client reconnects and sends its pending messages again (E1, E3). */
    private @Nullable Void closeUnavailable() {
        outbound.close(ErrorCode.UNAVAILABLE, "this can't be taken at the moment", CloseCode.UNAVAILABLE);
        return null;
    }

    private void reject(ErrorCode code, String message) {
        outbound.close(code, message, CloseCode.PROTOCOL);
    }

    private String board() {
        return claims.link().board();
    }

    private long now() {
        return context.clock().millis();
    }

    private static @Nullable Position position(@Nullable ResumePosition resume) {
        return resume == null ? null : new Position(resume.epoch(), resume.seq());
    }
}
