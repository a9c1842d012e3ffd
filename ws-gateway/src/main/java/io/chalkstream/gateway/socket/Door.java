package io.chalkstream.gateway.socket;

import io.chalkstream.gateway.fanout.FanoutAssignment;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.netty.channel.Channel;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Lets a WebSocket open, or says by the HTTP status why not. */
@Singleton
public final class Door implements HttpUpgradeCheck {
    /** The socket below the WebSocket. */
    static final TypedKey<Channel> CHANNEL = new TypedKey<>("channel");

    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;

    private final FanoutAssignment fanout;
    private volatile boolean closing;

    Door(FanoutAssignment fanout) {
        this.fanout = fanout;
    }

    void close(@Observes ShutdownDelayInitiatedEvent event) {
        closing = true;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        try {
            Limits.requireId("board id", context.pathParam(BoardSocket.BOARD_ID));
        } catch (InvalidMessageException e) {
            return CheckResult.rejectUpgrade(BAD_REQUEST);
        }
        // Before fanout is read for the first time, an event could be missed without a sign of it.
        if (closing || !fanout.isEstablished()) {
            return CheckResult.rejectUpgrade(UNAVAILABLE);
        }
        var connection = (ConnectionBase) context.httpRequest().connection();
        context.userData().put(CHANNEL, connection.channel());
        return CheckResult.permitUpgrade();
    }
}
