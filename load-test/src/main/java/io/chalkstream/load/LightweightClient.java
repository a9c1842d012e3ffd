package io.chalkstream.load;

import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.client.ClientMessage;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who takes every frame without looking into it, and tells where they point as a page does: so the servers can be
 * loaded by more people than this machine could read for. Not thread-safe.
 */
final class LightweightClient {
    /** Moves don't come to the nanosecond. */
    private static final Duration SLACK = Duration.ofMillis(10);

    private final long paceNanos;
    private final Consumer<ClientMessage> connection;
    private @Nullable Long told;
    private @Nullable Point untold;

    /** They tell where they point at most once in each {@code pace}. */
    LightweightClient(Duration pace, Consumer<ClientMessage> connection) {
        this.paceNanos = pace.minus(SLACK).toNanos();
        this.connection = connection;
    }

    /** Points there at this {@link System#nanoTime()}, and tells so unless it is too soon. */
    void point(Point at, long nanoTime) {
        if (told == null || nanoTime - told >= paceNanos) {
            told = nanoTime;
            untold = null;
            connection.accept(new ClientMessage.Cursor(at));
        } else {
            untold = at;
        }
    }

    /** Tells where they point at last, if it was too soon then. */
    void rest(long nanoTime) {
        if (untold != null) {
            point(untold, nanoTime);
        }
    }
}
