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

    /** From this one on, a command takes effect only in the life of the board that it says (O9). */
    private static final int EPOCHS_SINCE = 2;

    private DecisionVersion() {}

    /** How a command says a minor version; null for the first one, which every release decides by. */
    public static @Nullable Integer said(int minor) {
        return minor <= FIRST ? null : minor;
    }

    /** The version that a command says. */
    static int of(@Nullable Integer said) {
        return said == null ? FIRST : said;
    }

    /**
     * Whether something may take effect in the life {@code current} of its board (O9).
     *
     * @param said the version that it says
     * @param meant the epoch that it is meant for, null: whichever
     */
    public static boolean allows(@Nullable Integer said, @Nullable Long meant, long current) {
        return meant == null || meant == current || of(said) < EPOCHS_SINCE;
    }
}
