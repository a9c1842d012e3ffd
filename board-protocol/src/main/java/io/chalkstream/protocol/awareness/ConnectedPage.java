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
 * @param lasting what it shows until it says otherwise; null if it is too new to have said so
 */
@JsonPropertyOrder({"author", "connected", "since", "idle", "colour", "lasting"})
public record ConnectedPage(
        Author author,
        long connected,
        long since,
        boolean idle,
        @Nullable Integer colour,
        @Nullable Lasting lasting) {
    /** Somebody who has done nothing for so long is idle. */
    public static final Duration IDLE_AFTER = Duration.ofMinutes(1);

    public ConnectedPage {
        Limits.requirePresent("author", author);
        if (colour != null) {
            Presence.requireColour(colour);
        }
    }

    /** One that has just come. */
    public ConnectedPage(Author author, long now, boolean idle) {
        this(author, now, now, idle, null, null);
    }

    /**
     * What a page shows until it says otherwise (A8).
     *
     * @param follows the user whom its person follows, null if nobody
     * @param view what they see; null if that isn't shown
     */
    @JsonPropertyOrder({"follows", "view"})
    public record Lasting(
            @Nullable String follows, @Nullable Area view) {
        /** Nothing. */
        public static final Lasting NONE = new Lasting(null, null);

        /** After the page has said this. */
        public Lasting after(String client, AwarenessDelta news) {
            return new Lasting(
                    news.follows().containsKey(client) ? news.follows().get(client) : follows,
                    news.views().containsKey(client) ? news.views().get(client) : view);
        }
    }
}
