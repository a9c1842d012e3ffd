package io.chalkstream.client;

import io.chalkstream.protocol.board.Limits;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/**
 * Who joins which board, by which gateways.
 *
 * @param user the person's id, the same on every device
 * @param name the person's name, as others see it
 * @param gateways base addresses such as {@code ws://127.0.0.1:8080}; used in order, the next one after each loss
 * @param tokens supplies a valid session token for each new connection (K3)
 * @param listener receives the gateway's messages
 */
public record ClientOptions(
        String boardId, String user, String name, List<URI> gateways, Supplier<String> tokens, BoardListener listener) {
    public ClientOptions {
        Limits.requireId("boardId", boardId);
        Limits.requireId("user", user);
        Limits.requireText("name", name, Limits.NAME_LENGTH);
        gateways = List.copyOf(gateways);
        if (gateways.isEmpty()) {
            throw new IllegalArgumentException("at least one gateway is needed");
        }
    }

    /** Without a listener. */
    public ClientOptions(String boardId, String user, String name, List<URI> gateways, Supplier<String> tokens) {
        this(boardId, user, name, gateways, tokens, new BoardListener() {});
    }

    /** The same, with another listener. */
    public ClientOptions with(BoardListener other) {
        return new ClientOptions(boardId, user, name, gateways, tokens, other);
    }
}
