package io.chalkstream.protocol.command;

import io.chalkstream.protocol.version.ProtocolVersion;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the rules by which board-state decides: the minor versions of the protocol. A command says by which it
 * is to be decided, so that every instance decides it the same, whatever its release (V7, V9): what is later than that
 * version is unknown. A rule that changes deliberately does so from a version on; the old rule stays for commands of older
 * versions, with the corpus that proves it.
 */
public final class DecisionVersion {
    /** That of commands that say none. */
    public static final int FIRST = 1;

    /** The latest one that this release can decide by. */
    public static final int LATEST = ProtocolVersion.MINOR;

    private DecisionVersion() {}

    /** How a command says a minor version; null for the first one, which every release decides by. */
    public static @Nullable Integer said(int minor) {
        return minor <= FIRST ? null : minor;
    }
}
