package io.chalkstream.client;

import io.chalkstream.protocol.board.Limits;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/**
 * Who joins which board, and where.
 *
 * @param user the person, the same on every device
 * @param name what the others read at the person's cursor
 * @param gateways base addresses such as {@code ws://127.0.0.1:8080}; the first one first, the next after each loss
 * @param tokens gives a good token for this person whenever a connection is opened (K3)
 * @param listener hears what happens on the board
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
