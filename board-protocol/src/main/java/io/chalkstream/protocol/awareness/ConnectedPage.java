package io.chalkstream.protocol.awareness;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Author;
import org.jspecify.annotations.Nullable;

/**
 * A page connected to a gateway, with what the gateway remembers for a cursor-service that has just started. Times are
 * in milliseconds since 1970.
 *
 * @param connected when the connection was opened: if two gateways report the page, the later connection counts
 * @param since when the person joined, as far as is known
 * @param idle whether the person has done nothing in the page for a minute
 * @param colour the index of the person's colour; null if unknown
 * @param lasting the values that hold until the page changes them; null if it has just connected and not reported any
 */
@JsonPropertyOrder({"author", "connected", "since", "idle", "colour", "lasting"})
public record ConnectedPage(
        Author author,
        long connected,
        long since,
        boolean idle,
        @Nullable Integer colour,
        @Nullable Lasting lasting) {
    public ConnectedPage {
        Limits.requirePresent("author", author);
        if (colour != null) {
            Presence.requireColour(colour);
        }
    }

    /** A page that has just connected. */
    public ConnectedPage(Author author, long now, boolean idle) {
        this(author, now, now, idle, null, null);
    }

    /**
     * The values of a page that hold until it changes them; unlike gestures they don't expire (A8).
     *
     * @param follows the user whom its person follows, null if nobody
     * @param view the visible part of the board; null if it isn't shared
     */
    @JsonPropertyOrder({"follows", "view"})
    public record Lasting(
            @Nullable String follows, @Nullable Area view) {
        /** No values. */
        public static final Lasting NONE = new Lasting(null, null);

        /** These values after a delta of the page. */
        public Lasting after(String client, AwarenessDelta delta) {
            return new Lasting(
                    delta.follows().containsKey(client) ? delta.follows().get(client) : follows,
                    delta.views().containsKey(client) ? delta.views().get(client) : view);
        }
    }
}
