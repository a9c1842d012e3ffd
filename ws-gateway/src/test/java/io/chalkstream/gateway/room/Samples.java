package io.chalkstream.gateway.room;

import io.chalkstream.access.Link;
import io.chalkstream.protocol.command.Role;
import java.time.Instant;

/** Things for tests of rooms to work with. */
final class Samples {
    static final Link LINK = new Link("b", Role.STUDENT, Instant.EPOCH);
    /** So many that no test reaches them by accident. */
    static final ConnectionLimits LIMITS = new ConnectionLimits(1_000, 1_000);

    private Samples() {}
}
