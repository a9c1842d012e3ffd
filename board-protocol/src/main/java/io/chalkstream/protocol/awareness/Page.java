package io.chalkstream.protocol.awareness;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Author;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One page that a gateway has a connection to, and what the gateway remembers for a cursor-service that knows nothing yet.
 * Times are in milliseconds since 1970.
 *
 * @param connected when the connection was made: of two gateways, the later one has the page
 * @param since when the person came, as far as is known
 * @param idle whether the person has done nothing in the page for a minute
 * @param colour which of the colours for people they have; null if that isn't known
 * @param follows the user whom they follow, null if nobody
 * @param view what they see; null if that isn't shown
 */
@JsonPropertyOrder({"author", "connected", "since", "idle", "colour", "follows", "view"})
public record Page(
        Author author,
        long connected,
        long since,
        boolean idle,
        @Nullable Integer colour,
        @Nullable String follows,
        @Nullable Area view) {
    /** Somebody who has done nothing for so long is idle. */
    public static final Duration IDLE_AFTER = Duration.ofMinutes(1);

    public Page {
        Limits.requirePresent("author", author);
        if (colour != null) {
            Presence.requireColour(colour);
        }
    }

    /** One that has just come. */
    public Page(Author author, long now, boolean idle) {
        this(author, now, now, idle, null, null, null);
    }
}
