package io.chalkstream.protocol.outcome;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Author;
import org.jspecify.annotations.Nullable;

/**
 * Who made an element and who changed it last, between services: for clients, names may have to be withheld.
 *
 * @param made null if that isn't kept
 * @param changed null if nothing of it is kept
 */
@JsonPropertyOrder({"made", "changed"})
public record ElementHistory(
        @Nullable Contribution made, @Nullable Contribution changed) {
    /**
     * What somebody did.
     *
     * @param authorHidden whether the author's name is withheld from clients, as of that event (A9)
     * @param at in milliseconds since 1970
     */
    @JsonPropertyOrder({"author", "authorHidden", "at"})
    public record Contribution(Author author, boolean authorHidden, long at) {
        public Contribution {
            Limits.requirePresent("author", author);
        }

        public static Contribution of(Outcome.Accepted event) {
            return new Contribution(event.author(), event.authorHidden(), event.at());
        }
    }
}
