package io.chalkstream.load.generator;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One connection to be made.
 *
 * @param person the person's number on the board; their name is {@link #name}
 * @param subprotocols what the upgrade offers
 * @param hello the first message; empty if the system knows none, and joining is over with the upgrade
 */
public record Identity(
        URI gateway, String path, int person, List<String> subprotocols, Optional<String> hello, Dialect dialect) {
    static final String PREFIX = "Person ";

    public Identity {
        subprotocols = List.copyOf(subprotocols);
    }

    /** The name by which the events of a person are recognised. */
    public static String name(int person) {
        return PREFIX + person;
    }
}
