package io.chalkstream.boardstate.stream;

import org.jspecify.annotations.Nullable;

/**
 * What things are called in the store that all boards of a partition share. No id contains the separator, so what belongs to a
 * board lies together, kind by kind, in the order of the ids. One store for all kinds: each has files to open and to close in a
 * takeover, and a changelog.
 */
public final class BoardKeys {
    /** The store's name. */
    public static final String STORE = "boards";

    private static final String SEPARATOR = "/";
    private static final String HEADS = "head" + SEPARATOR;
    private static final String ELEMENTS = "element" + SEPARATOR;
    private static final String SESSIONS = "session" + SEPARATOR;
    private static final String EVENTS = "event" + SEPARATOR;

    private BoardKeys() {}

    public static String head(String boardId) {
        return HEADS + boardId;
    }

    public static String element(String boardId, String elementId) {
        return elements(boardId) + elementId;
    }

    public static String session(String boardId, String sessionId) {
        return sessions(boardId) + sessionId;
    }

    /** Events are in the order of their numbers. */
    public static String event(String boardId, long seq) {
        return EVENTS + boardId + SEPARATOR + String.format("%016x", seq);
    }

    /** What the keys of a board's elements begin with. */
    public static String elements(String boardId) {
        return ELEMENTS + boardId + SEPARATOR;
    }

    /** What the keys of a board's sessions begin with. */
    static String sessions(String boardId) {
        return SESSIONS + boardId + SEPARATOR;
    }

    /** The first key that a head can have, after the one of {@code boardId} or at all. */
    static String headAfter(@Nullable String boardId) {
        return boardId == null ? HEADS : head(boardId) + '\0';
    }

    /** The board whose head has this key, or null if it is another kind's. */
    static @Nullable String boardOfHead(String key) {
        return key.startsWith(HEADS) ? key.substring(HEADS.length()) : null;
    }
}
