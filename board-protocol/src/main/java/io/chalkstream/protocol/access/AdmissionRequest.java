package io.chalkstream.protocol.access;

import io.chalkstream.protocol.board.Limits;
import java.util.List;

/** Whom a teacher lets in (K10). */
public record AdmissionRequest(List<String> users) {
    /** People who are let in at once. */
    public static final int MAX_USERS = 100;

    public AdmissionRequest {
        users = List.copyOf(Limits.requirePresent("users", users));
        Limits.requireAtLeast("users", users.size(), 1);
        if (users.size() > MAX_USERS) {
            throw Limits.overLimit("at most " + MAX_USERS + " people are let in at once");
        }
        users.forEach(user -> Limits.requireId("user", user));
    }
}
