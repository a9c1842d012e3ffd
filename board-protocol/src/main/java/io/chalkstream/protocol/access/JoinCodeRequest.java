package io.chalkstream.protocol.access;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Role;

/**
 * A teacher's request for a code (K9).
 *
 * @param role what those may do who come by it: a student or a viewer
 * @param minutes how long it is valid
 */
@JsonPropertyOrder({"role", "minutes"})
public record JoinCodeRequest(Role role, int minutes) {
    /** A week. */
    public static final int MAX_MINUTES = 7 * 24 * 60;

    public JoinCodeRequest {
        if (Limits.requirePresent("role", role) == Role.TEACHER) {
            throw Limits.malformed("a code makes nobody a teacher");
        }
        Limits.requireAtLeast("minutes", minutes, 1);
        if (minutes > MAX_MINUTES) {
            throw Limits.overLimit("a code is valid for at most " + MAX_MINUTES + " minutes");
        }
    }
}
