package io.chalkstream.protocol.command;

/**
 * The versions of the rules by which board-state decides. A command says by which it is to be decided, so that every
 * instance decides it the same, whatever its release (V7, V9). A rule that changes deliberately gets a new version here; the
 * old rule stays for commands of older versions, with the corpus that proves it.
 */
public final class DecisionVersion {
    /** That of commands that say none. */
    public static final int FIRST = 1;

    /** The latest one that this release can decide by. */
    public static final int LATEST = 1;

    private DecisionVersion() {}
}
