package io.chalkstream.gateway.socket;

import io.chalkstream.access.SessionClaims;
import io.chalkstream.gateway.GatewayConfig;
import io.chalkstream.gateway.GatewayMeters;
import io.chalkstream.gateway.access.AccessTopicsConsumer;
import io.chalkstream.gateway.access.AllowedOrigins;
import io.chalkstream.gateway.access.TokenService;
import io.chalkstream.gateway.connection.ConnectionPacer;
import io.chalkstream.gateway.fanout.FanoutAssignment;
import io.chalkstream.gateway.warmup.GatewayWarmUp;
import io.chalkstream.protocol.access.Cell;
import io.chalkstream.protocol.access.Subprotocols;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.code.NotAllowedException;
import io.chalkstream.protocol.code.WrongCellException;
import io.netty.channel.Channel;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Accepts or rejects a WebSocket upgrade; the HTTP status says why (C1, K3). */
@Singleton
public final class UpgradeCheck implements HttpUpgradeCheck {
    /** The Netty channel of the WebSocket. */
    static final TypedKey<Channel> CHANNEL = new TypedKey<>("channel");
    /** The verified claims of the client's session. */
    static final TypedKey<SessionClaims> CLAIMS = new TypedKey<>("pass");

    private static final String PROTOCOLS = "Sec-WebSocket-Protocol";
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;
    private static final int WRONG_CELL = 421;
    private static final int UNAVAILABLE = 503;
    private static final Map<String, List<String>> LATER = Map.of(HttpHeaders.RETRY_AFTER.toString(), List.of("1"));

    private final FanoutAssignment fanout;
    private final AccessTopicsConsumer revocations;
    private final Cell cell;
    private final TokenService tokens;
    private final AllowedOrigins origins;
    private final GatewayWarmUp warmUp;
    private final ConnectionPacer pacer;
    private final GatewayMeters meters;
    private final int capacity;
    private volatile boolean stopping;

    UpgradeCheck(
            FanoutAssignment fanout,
            AccessTopicsConsumer revocations,
            Cell cell,
            TokenService tokens,
            AllowedOrigins origins,
            GatewayWarmUp warmUp,
            ConnectionPacer pacer,
            GatewayMeters meters,
            GatewayConfig config) {
        this.fanout = fanout;
        this.revocations = revocations;
        this.cell = cell;
        this.tokens = tokens;
        this.origins = origins;
        this.warmUp = warmUp;
        this.pacer = pacer;
        this.meters = meters;
        this.capacity = config.connectionLimits().perGateway();
    }

    void close(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
    }

    /** Whether there is room for another connection. */
    public boolean hasCapacity() {
        return meters.connections() < capacity;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        String board = context.pathParam(BoardSocket.BOARD_ID);
        if (!isAccepting() && !warmUp.isSyntheticBoard(board)) {
            return reject(UNAVAILABLE, LATER);
        }
        var request = context.httpRequest();
        if (!origins.allows(request.getHeader(HttpHeaders.ORIGIN), request.getHeader(HttpHeaders.HOST))) {
            return reject(FORBIDDEN, Map.of());
        }
        try {
            Limits.requireId("board id", board);
            if (!warmUp.isSyntheticBoard(board)) {
                cell.requireBoard(board);
            }
        } catch (InvalidMessageException e) {
            return reject(BAD_REQUEST, Map.of());
        } catch (WrongCellException e) {
            return reject(WRONG_CELL, Map.of());
        }
        try {
            context.userData().put(CLAIMS, tokens.verify(board, token(request)));
        } catch (NotAllowedException e) {
            return reject(UNAUTHORISED, Map.of());
        }
        var channel = ((ConnectionBase) request.connection()).channel();
        context.userData().put(CHANNEL, channel);
        return warmUp.isSyntheticBoard(board) ? CheckResult.permitUpgrade() : permitInTurn(board, channel);
    }

    private Uni<CheckResult> permitInTurn(String board, Channel channel) {
        var context = Vertx.currentContext();
        return Uni.createFrom().emitter(emitter -> {
            boolean entered = pacer.enter(board, () -> {
                context.runOnContext(turn -> emitter.complete(
                        channel.isActive() ? CheckResult.permitUpgradeSync() : rejected(UNAVAILABLE, LATER)));
                return channel.isActive();
            });
            if (!entered) {
                emitter.complete(rejected(UNAVAILABLE, LATER));
            }
        });
    }

    /** Before fanout is read, an event could be missed unnoticed. */
    private boolean isAccepting() {
        return !stopping && fanout.hasStarted() && revocations.isCaughtUp() && hasCapacity();
    }

    private Uni<CheckResult> reject(int status, Map<String, List<String>> headers) {
        return Uni.createFrom().item(rejected(status, headers));
    }

    private CheckResult rejected(int status, Map<String, List<String>> headers) {
        meters.refused(status);
        return CheckResult.rejectUpgradeSync(status, headers);
    }

    private static String token(HttpServerRequest request) {
        return request.headers().getAll(PROTOCOLS).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::trim)
                .filter(Subprotocols::carriesToken)
                .map(Subprotocols::token)
                .findFirst()
                .orElse("");
    }
}
