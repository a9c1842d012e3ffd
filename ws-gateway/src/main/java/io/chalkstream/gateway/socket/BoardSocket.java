package io.chalkstream.gateway.socket;

import io.chalkstream.gateway.GatewayConfig;
import io.chalkstream.gateway.session.ClientSession;
import io.chalkstream.gateway.session.DrainPlan;
import io.chalkstream.gateway.session.SessionContext;
import io.chalkstream.gateway.warmup.GatewayWarmUp;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPingMessage;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.OpenConnections;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The endpoint of C1. Its callbacks run on the connection's event loop, one at a time and in order. */
@WebSocket(path = "/ws/boards/{" + BoardSocket.BOARD_ID + "}")
public class BoardSocket {
    static final String BOARD_ID = "boardId";

    private static final Logger LOG = Logger.getLogger(BoardSocket.class);
    private static final TypedKey<ClientSession> SESSION = new TypedKey<>("session");

    private final SessionContext sessions;
    private final GatewayWarmUp warmUp;
    private final MeterRegistry registry;
    /** Null until the gateway is told to stop. Connections that were accepted just before may still open afterwards. */
    private volatile @Nullable DrainPlan drainPlan;

    BoardSocket(SessionContext sessions, GatewayWarmUp warmUp, MeterRegistry registry) {
        this.registry = registry;
        this.sessions = sessions;
        this.warmUp = warmUp;
    }

    @OnOpen
    @NonBlocking
    void open(WebSocketConnection connection) {
        var channel = connection.userData().get(UpgradeCheck.CHANNEL);
        var claims = connection.userData().get(UpgradeCheck.CLAIMS);
        var socket = new WebSocketClientConnection(connection, channel, registry);
        var session = warmUp.sessions(claims).orElse(sessions).open(claims, socket, socket);
        connection.userData().put(SESSION, session);
        var plan = drainPlan;
        if (plan != null) {
            drain(session, plan);
        }
    }

    @OnTextMessage
    @NonBlocking
    void receive(String frame, WebSocketConnection connection) {
        session(connection).receive(frame);
    }

    @OnBinaryMessage
    @NonBlocking
    void receive(Buffer frame, WebSocketConnection connection) {
        session(connection).receiveBinary(frame.length());
    }

    @OnPongMessage
    @NonBlocking
    void pong(Buffer data, WebSocketConnection connection) {
        session(connection).receiveControl();
    }

    /** Vert.x answers it. */
    @OnPingMessage
    @NonBlocking
    void ping(Buffer data, WebSocketConnection connection) {
        session(connection).receiveControl();
    }

    @OnClose
    @NonBlocking
    void close(WebSocketConnection connection) {
        session(connection).closed();
    }

    @OnError
    @NonBlocking
    void lost(IOException e) {
        LOG.debug("A connection is lost", e);
    }

    /** A frame that breaks WebSocket's own rules, or is too large: the connection closes by itself (C5). */
    @OnError
    @NonBlocking
    void broken(DecoderException e) {
        LOG.debug("A connection is broken", e);
    }

    /** How Vert.x tells of a message that is too large as a whole (C5). */
    @OnError
    @NonBlocking
    Uni<Void> tooLarge(IllegalStateException e, WebSocketConnection connection) {
        LOG.warnf("A connection is closed: %s", e.getMessage());
        return connection.close(new CloseReason(WebSocketCloseStatus.MESSAGE_TOO_BIG.code()));
    }

    /** Each connection at another time, so that not all clients come to the other gateways at once (C9). */
    void drain(@Observes ShutdownDelayInitiatedEvent event, OpenConnections connections, GatewayConfig config) {
        var plan = DrainPlan.within(config.drain());
        drainPlan = plan;
        connections.stream()
                .map(BoardSocket::session)
                .filter(Objects::nonNull)
                .forEach(session -> drain(session, plan));
    }

    private static void drain(ClientSession session, DrainPlan plan) {
        session.drain(plan.noticeDelay(ThreadLocalRandom.current().nextDouble()), plan.grace());
    }

    /** Null until {@link #open} has been called. */
    private static ClientSession session(WebSocketConnection connection) {
        return connection.userData().get(SESSION);
    }
}
