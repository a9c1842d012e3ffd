package io.chalkstream.client;

import io.chalkstream.protocol.awareness.TickInterval;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.server.ServerMessage;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lasting awareness of a client, to be sent again when needed, and the cursor's interval (A1, A5, A8). Not thread-safe. */
final class LastingAwareness {
    private final Map<Class<? extends ClientMessage>, ClientMessage> lasting = new LinkedHashMap<>();
    private Duration interval = TickInterval.SHORTEST;

    /** The client sends this. */
    void sent(ClientMessage awareness) {
        if (awareness instanceof ClientMessage.Follow || awareness instanceof ClientMessage.View) {
            lasting.put(awareness.getClass(), awareness);
        }
    }

    /** The client has received this; returns what to send again. */
    Collection<ClientMessage> received(ServerMessage message) {
        if (message instanceof ServerMessage.Welcome) {
            interval = TickInterval.SHORTEST;
            return lasting.values();
        }
        if (message instanceof ServerMessage.Awareness awareness
                && awareness.delta().tick() != null) {
            interval = Duration.ofMillis(awareness.delta().tick());
        }
        boolean isLoss = message instanceof ServerMessage.Failure failure && failure.code() == ErrorCode.TOO_FAST;
        return isLoss ? lasting.values() : List.of();
    }

    /** The least interval between two cursor messages. */
    Duration interval() {
        return interval;
    }
}
