package io.chalkstream.client;

import io.chalkstream.protocol.client.ClientMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What a {@link Replica} requests after a message.
 *
 * @param send messages to the gateway, in order
 * @param settled results to deliver
 * @param reconnect whether to drop the connection and open another one
 */
record ReplicaEffects(List<ClientMessage> send, List<Settled> settled, boolean reconnect) {
    static final ReplicaEffects NONE = new ReplicaEffects(List.of(), List.of(), false);
    static final ReplicaEffects RECONNECT = new ReplicaEffects(List.of(), List.of(), true);

    /** A result and the future that waits for it. */
    record Settled(CompletableFuture<OperationResult> waiting, OperationResult result) {
        void deliver() {
            waiting.complete(result);
        }
    }

    static ReplicaEffects sending(List<ClientMessage> messages) {
        return new ReplicaEffects(messages, List.of(), false);
    }
}
