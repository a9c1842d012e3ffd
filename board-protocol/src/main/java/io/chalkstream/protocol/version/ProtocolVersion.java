package io.chalkstream.protocol.version;

import org.jspecify.annotations.Nullable;

/**
 * The version of the protocol that this release's clients and gateways speak: major and minor (V1). A message says them in
 * {@code protocol} and {@code minor}.
 */
public final class ProtocolVersion {
    public static final int MAJOR = 1;

    /** Grows with each release that adds something to the protocol. */
    public static final int MINOR = 2;

    /** The minor version of what was there from the beginning, and of messages that say none. */
    public static final int FIRST_MINOR = 0;

    private ProtocolVersion() {}

    /**
     * Whether a client and a gateway understand each other if the other one speaks this version.
     *
     * @param minor null: the first one, from before there were minor versions
     */
    public static boolean isSpokenWith(int major, @Nullable Integer minor) {
        return major == MAJOR && isNeighbour(minor == null ? FIRST_MINOR : minor);
    }

    private static boolean isNeighbour(int minor) {
        return Math.abs(minor - MINOR) <= 1;
    }

    /**
     * Checks the minor version that gateways offer: this release's, or that of the release before (V9).
     *
     * @throws IllegalArgumentException if it is another one
     */
    public static int requireOffered(int minor) {
        if (minor > MINOR || !isNeighbour(minor)) {
            throw new IllegalArgumentException(
                    "this release offers the minor version " + (MINOR - 1) + " or " + MINOR + ", not " + minor);
        }
        return minor;
    }

    /** The minor version that first had this kind of message or change. */
    public static int firstMinorOf(Class<?> kind) {
        var since = kind.getAnnotation(Since.class);
        return since == null ? FIRST_MINOR : since.value();
    }

    /** As people write it. */
    public static String text() {
        return MAJOR + "." + MINOR;
    }
}
