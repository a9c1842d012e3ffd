package io.chalkstream.load;

import io.chalkstream.client.Admission;
import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.json.Json;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Somebody who says again and again that they are there, and so isn't closed as idle (L4), but reads the first frame and no more. */
final class DeafPerson implements WebSocket.Listener {
    static final int SECONDS_BETWEEN_SIGNS_OF_LIFE = 10;

    private @Nullable WebSocket socket;

    private DeafPerson() {}

    /** Ends when they have joined. */
    static CompletableFuture<DeafPerson> join(Admission admission, URI gateway, BoardLinks board) {
        var person = new DeafPerson();
        return Idler.join(admission, gateway, board, person).thenApply(socket -> {
            person.socket = socket;
            return person;
        });
    }

    void giveSignOfLife() {
        if (socket != null && !socket.isOutputClosed()) {
            var unused = socket.sendText(Json.text(new ClientMessage.Ping()), true);
        }
    }

    void leave() {
        if (socket != null) {
            socket.abort();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
        return null;
    }
}
