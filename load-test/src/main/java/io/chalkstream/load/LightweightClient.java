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
    private @Nullable Long told;
    private @Nullable Point untold;

    /** The client sends its cursor at most once in each {@code pace}. */
    LightweightClient(Duration pace, Consumer<ClientMessage> connection) {
        this.paceNanos = pace.minus(SLACK).toNanos();
        this.connection = connection;
    }

    /** Moves the cursor at this {@link System#nanoTime()}, and sends it unless that is too soon. */
    void point(Point at, long nanoTime) {
        if (told == null || nanoTime - told >= paceNanos) {
            told = nanoTime;
            untold = null;
            connection.accept(new ClientMessage.Cursor(at));
        } else {
            untold = at;
        }
    }

    /** Sends the final cursor, if it was held back. */
    void rest(long nanoTime) {
        if (untold != null) {
            point(untold, nanoTime);
        }
    }
}
