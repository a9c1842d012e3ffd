package io.chalkstream.protocol.access;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/** What a teacher says of a person from now on: a {@link PersonStatus} without the person's id, which is in the path (K10). */
@JsonPropertyOrder({"name", "removed", "rename", "viewer"})
public record PersonStatusRequest(
        String name, boolean removed, @Nullable String rename, boolean viewer) {
    /** The status of this person. */
    public PersonStatus of(String user) {
        return new PersonStatus(user, name, removed, rename, viewer);
    }
}
