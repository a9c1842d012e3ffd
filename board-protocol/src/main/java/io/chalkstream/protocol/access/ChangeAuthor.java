package io.chalkstream.protocol.access;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import java.util.List;

/**
 * Somebody who has changed a board, and how much of it a teacher could take back (G11, U16). What they have undone doesn't count.
 *
 * @param name the name that they had last
 * @param changes how many changes
 * @param lastAt when they made the last one, in milliseconds since 1970
 * @param recent how many of them in each of the last {@link #MINUTES}
 */
@JsonPropertyOrder({"user", "name", "changes", "lastAt", "recent"})
public record ChangeAuthor(String user, String name, int changes, long lastAt, List<Integer> recent) {
    /** The times for which {@link #recent} says something, in minutes. */
    public static final List<Integer> MINUTES = List.of(1, 5, 15, 60);

    public ChangeAuthor {
        Limits.requireId("user", user);
        Limits.requirePresent("name", name);
        recent = List.copyOf(Limits.requirePresent("recent", recent));
        Limits.requireCount("recent", recent.size(), MINUTES.size());
    }
}
