package io.chalkstream.load;

import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.client.ClientMessage;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client that receives every frame without parsing it, and sends its cursor as a page does: so the servers can be loaded by more
 * clients than this machine could parse for. Not thread-safe.
 */
final class LightweightClient {
    /** Allows for jitter of the moves. */
    private static final Duration SLACK = Duration.ofMillis(10);

    private final long paceNanos;
    private final Consumer<ClientMessage> connection;
    private @Nullable Long lastSentNanos;
    private @Nullable Point unsent;

    /** The client sends its cursor at most once in each {@code pace}. */
    LightweightClient(Duration pace, Consumer<ClientMessage> connection) {
        this.paceNanos = pace.minus(SLACK).toNanos();
        this.connection = connection;
    }

    /** Moves the cursor at this {@link System#nanoTime()}, and sends it unless that is too soon. */
    void point(Point at, long nanoTime) {
        if (lastSentNanos == null || nanoTime - lastSentNanos >= paceNanos) {
            lastSentNanos = nanoTime;
            unsent = null;
            connection.accept(new ClientMessage.Cursor(at));
        } else {
            unsent = at;
        }
    }

    /** Sends the final cursor, if it was held back. */
    void rest(long nanoTime) {
        if (unsent != null) {
            point(unsent, nanoTime);
        }
    }
}
