package io.chalkstream.protocol.awareness;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Author;
import java.time.Duration;

/**
 * One page that a gateway has a connection to.
 *
 * @param since when it came, in milliseconds since 1970
 * @param idle whether its person has done nothing in it for a minute
 */
@JsonPropertyOrder({"author", "since", "idle"})
public record Page(Author author, long since, boolean idle) {
    /** Somebody who has done nothing for so long is idle. */
    public static final Duration IDLE_AFTER = Duration.ofMinutes(1);

    public Page {
        Limits.requirePresent("author", author);
    }
}
