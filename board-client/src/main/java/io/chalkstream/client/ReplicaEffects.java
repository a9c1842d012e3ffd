package io.chalkstream.client;

import io.chalkstream.protocol.client.ClientMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What a {@link Replica} wants done after a message.
 *
 * @param send goes to the gateway, in order
 * @param settled answers that have come
 * @param reconnect the connection can't go on as it is
 */
record ReplicaEffects(List<ClientMessage> send, List<Settled> settled, boolean reconnect) {
    static final ReplicaEffects NONE = new ReplicaEffects(List.of(), List.of(), false);
    static final ReplicaEffects RECONNECT = new ReplicaEffects(List.of(), List.of(), true);

    /** An answer for whoever waits for it. */
    record Settled(CompletableFuture<OperationResult> waiting, OperationResult answer) {
        void deliver() {
            waiting.complete(answer);
        }
    }

    static ReplicaEffects sending(List<ClientMessage> messages) {
        return new ReplicaEffects(messages, List.of(), false);
    }
}
