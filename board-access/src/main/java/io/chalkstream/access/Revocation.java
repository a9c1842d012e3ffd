package io.chalkstream.access;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.JsonFormat;
import java.time.Instant;

/**
 * A record of {@link io.chalkstream.protocol.topic.Topic#BOARD_LINKS}: revokes a role's links that were issued before a time, for
 * the board that is the record's key (K6).
 *
 * @param before in milliseconds since 1970
 */
@JsonPropertyOrder({"role", "before"})
public record Revocation(Role role, long before) {
    /** The form of the record (V3). */
    public static final JsonFormat<Revocation> FORMAT = JsonFormat.of(Revocation.class);

    public Revocation {
        Limits.requirePresent("role", role);
        Limits.requireAtLeast("before", before, 1);
    }

    /** Whether it revokes this link of its board. */
    public boolean ends(LinkClaims link) {
        return link.role() == role && link.issued().isBefore(Instant.ofEpochMilli(before));
    }
}
