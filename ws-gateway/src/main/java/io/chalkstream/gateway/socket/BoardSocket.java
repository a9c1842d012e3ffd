package io.chalkstream.gateway.socket;

import io.chalkstream.gateway.GatewayConfig;
import io.chalkstream.gateway.GatewayMemory;
import io.chalkstream.gateway.connection.ConnectionContext;
import io.chalkstream.gateway.connection.ConnectionHandler;
import io.chalkstream.gateway.connection.DrainPlan;
import io.chalkstream.gateway.warmup.GatewayWarmUp;
import io.chalkstream.kit.memory.EvictingBudget;
import io.chalkstream.protocol.code.CloseCode;
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
    private static final TypedKey<ReceivedBytes> RECEIVED = new TypedKey<>("received");
    private static final TypedKey<ConnectionHandler> HANDLER = new TypedKey<>("handler");

    private final ConnectionContext context;
    private final GatewayWarmUp warmUp;
    private final MeterRegistry registry;
    private final EvictingBudget received;
    /** Null until the gateway stops. Connections that were accepted just before may still open afterwards. */
    private volatile @Nullable DrainPlan drainPlan;

    BoardSocket(ConnectionContext context, GatewayWarmUp warmUp, MeterRegistry registry, GatewayMemory memory) {
        this.received = memory.received();
        this.registry = registry;
        this.context = context;
        this.warmUp = warmUp;
    }

    @OnOpen
    @NonBlocking
    void open(WebSocketConnection connection) {
        var channel = connection.userData().get(UpgradeCheck.CHANNEL);
        var claims = connection.userData().get(UpgradeCheck.CLAIMS);
        var socket = new WebSocketClientConnection(connection, channel, registry);
        var handler = warmUp.context(claims).orElse(context).open(claims, socket, socket);
        connection.userData().put(HANDLER, handler);
        var bytes = new ReceivedBytes(received.open(claims.link().board(), () -> socket.close(CloseCode.SLOW)));
        connection.userData().put(RECEIVED, bytes);
        channel.pipeline().addFirst(bytes);
        var plan = drainPlan;
        if (plan != null) {
            drain(handler, plan);
        }
    }

    @OnTextMessage
    @NonBlocking
    void receive(String frame, WebSocketConnection connection) {
        received(connection).messageTaken();
        handler(connection).receive(frame);
    }

    @OnBinaryMessage
    @NonBlocking
    void receive(Buffer frame, WebSocketConnection connection) {
        received(connection).messageTaken();
        handler(connection).receiveBinary(frame.length());
    }

    @OnPongMessage
    @NonBlocking
    void pong(Buffer data, WebSocketConnection connection) {
        received(connection).controlTaken(data.length());
        handler(connection).receiveControl();
    }

    /** Vert.x answers it. */
    @OnPingMessage
    @NonBlocking
    void ping(Buffer data, WebSocketConnection connection) {
        received(connection).controlTaken(data.length());
        handler(connection).receiveControl();
    }

    @OnClose
    @NonBlocking
    void close(WebSocketConnection connection) {
        received(connection).close();
        handler(connection).closed();
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

    /** Vert.x reports so a message that is too large as a whole (C5). */
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
                .map(BoardSocket::handler)
                .filter(Objects::nonNull)
                .forEach(handler -> drain(handler, plan));
    }

    private static void drain(ConnectionHandler handler, DrainPlan plan) {
        handler.drain(plan.noticeDelay(ThreadLocalRandom.current().nextDouble()), plan.grace());
    }

    private static ReceivedBytes received(WebSocketConnection connection) {
        return connection.userData().get(RECEIVED);
    }

    /** Null until {@link #open} has been called. */
    private static ConnectionHandler handler(WebSocketConnection connection) {
        return connection.userData().get(HANDLER);
    }
}
