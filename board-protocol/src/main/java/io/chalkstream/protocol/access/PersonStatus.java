package io.chalkstream.protocol.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.PersonName;
import org.jspecify.annotations.Nullable;

/**
 * A teacher's rule for one person (K10). It doesn't apply to people who joined with a teacher's link.
 *
 * @param name by which the teacher knew the person
 * @param removed whether they may not come to the board
 * @param rename their name on the board from now on; missing: the one that they give
 * @param viewer whether they only watch
 */
@JsonPropertyOrder({"user", "name", "removed", "rename", "viewer"})
public record PersonStatus(
        String user, String name, boolean removed, @Nullable String rename, boolean viewer) {
    public PersonStatus {
        Limits.requireId("user", user);
        name = PersonName.require("name", name);
        rename = rename == null ? null : PersonName.require("rename", rename);
    }

    /** Whether the person is like everybody else. */
    @JsonIgnore
    public boolean isOrdinary() {
        return !removed && rename == null && !viewer;
    }
}
