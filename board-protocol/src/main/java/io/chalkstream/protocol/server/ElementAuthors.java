package io.chalkstream.protocol.server;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Person;
import org.jspecify.annotations.Nullable;

/**
 * Who made an element and who changed it last, as one person may know it (K11).
 *
 * @param made null if that isn't kept
 * @param changed null if nothing of it is kept
 */
@JsonPropertyOrder({"made", "changed"})
public record ElementAuthors(
        @Nullable Contribution made, @Nullable Contribution changed) {
    /**
     * What somebody did.
     *
     * @param by null if their name is withheld (A9)
     * @param at in milliseconds since 1970
     */
    @JsonPropertyOrder({"by", "at"})
    public record Contribution(@Nullable Person by, long at) {}
}
