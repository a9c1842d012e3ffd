package io.chalkstream.protocol.client;

import org.jspecify.annotations.Nullable;

/**
 * The version of the protocol that this release's clients and gateways speak: major and minor (V1). A message says them in
 * {@code protocol} and {@code minor}.
 */
public final class ProtocolVersion {
    public static final int MAJOR = 1;

    /** Grows with each release that adds something to the protocol. */
    public static final int MINOR = 1;

    private ProtocolVersion() {}

    /**
     * Whether a client and a gateway understand each other if the other one speaks this version.
     *
     * @param minor null: the first one, from before there were minor versions
     */
    public static boolean isSpokenWith(int major, @Nullable Integer minor) {
        return major == MAJOR && Math.abs((minor == null ? 0 : minor) - MINOR) <= 1;
    }

    /** As people write it. */
    public static String text() {
        return MAJOR + "." + MINOR;
    }
}
