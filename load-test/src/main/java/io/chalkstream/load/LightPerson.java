package io.chalkstream.load;

import io.chalkstream.client.Admission;
import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.json.Json;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who moves their cursor and takes every frame, but doesn't look into it: so the servers can be loaded by more people
 * than this machine could read for.
 */
final class LightPerson implements WebSocket.Listener {
    /** Moves don't come to the nanosecond. */
    private static final Duration SLACK = Duration.ofMillis(10);

    private final long paceNanos;
    private final AtomicBoolean sending = new AtomicBoolean();
    private @Nullable WebSocket socket;
    private long sent;
    private @Nullable Point untold;

    private LightPerson(Duration pace) {
        this.paceNanos = pace.minus(SLACK).toNanos();
        this.sent = System.nanoTime() - paceNanos;
    }

    /** Ends when they have joined; they tell where they point at most once in each {@code pace}. */
    static CompletableFuture<LightPerson> join(Admission admission, URI gateway, BoardLinks board, Duration pace) {
        var person = new LightPerson(pace);
        return Idler.join(admission, gateway, board, person).thenApply(socket -> {
            person.socket = socket;
            return person;
        });
    }

    /**
     * Points there, and tells so unless it is too soon, or the place before is still on its way into the socket. Not for several
     * threads at once.
     */
    void point(Point at) {
        untold = at;
        long now = System.nanoTime();
        if (now - sent >= paceNanos && socket != null && sending.compareAndSet(false, true)) {
            sent = now;
            untold = null;
            var unused = socket.sendText(Json.text(new ClientMessage.Cursor(at)), true)
                    .whenComplete((sent, failure) -> sending.set(false));
        }
    }

    /** Tells where they point at last, if it was too soon then. */
    void rest() {
        if (untold != null) {
            point(untold);
        }
    }

    void leave() {
        if (socket != null) {
            socket.abort();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
        socket.request(1);
        return null;
    }
}
