package io.chalkstream.boardstate.stream;

import org.jspecify.annotations.Nullable;

/**
 * The keys of the store shared by all boards of a partition. No id contains the separator, so the entries of a board
 * and kind are adjacent, ordered by id. One store for all kinds, because each store costs files to open in a takeover
 * and a changelog.
 */
public final class BoardKeys {
    /** The store's name. */
    public static final String STORE = "boards";

    private static final String SEPARATOR = "/";
    private static final String HEADS = "head" + SEPARATOR;
    private static final String ELEMENTS = "element" + SEPARATOR;
    private static final String DEDUP_STATES = "session" + SEPARATOR;
    private static final String EVENTS = "event" + SEPARATOR;
    /** The key prefix of all large commands that are being carried out. */
    static final String JOBS = "job" + SEPARATOR;
    /** The key prefix of all commands that wait for such a one. */
    static final String WAITING = "waiting" + SEPARATOR;
    /** The key prefix of what is known of damaged boards. */
    static final String DAMAGE = "damage" + SEPARATOR;

    private BoardKeys() {}

    public static String head(String boardId) {
        return HEADS + boardId;
    }

    public static String element(String boardId, String elementId) {
        return elements(boardId) + elementId;
    }

    public static String dedupState(String boardId, String opSequence) {
        return dedupStates(boardId) + opSequence;
    }

    /** Ordered by {@code seq}. */
    public static String event(String boardId, long seq) {
        return events(boardId) + String.format("%016x", seq);
    }

    /** The key prefix of a board's events. */
    static String events(String boardId) {
        return EVENTS + boardId + SEPARATOR;
    }

    static String job(String boardId) {
        return JOBS + boardId;
    }

    static String damage(String boardId) {
        return DAMAGE + boardId;
    }

    /** Ordered by offset. */
    static String waiting(String boardId, long offset) {
        return waiting(boardId) + String.format("%016x", offset);
    }

    /** The key prefix of a board's waiting commands. */
    static String waiting(String boardId) {
        return WAITING + boardId + SEPARATOR;
    }

    static String boardOfWaiting(String key) {
        return key.substring(WAITING.length(), key.lastIndexOf(SEPARATOR));
    }

    static long offsetOfWaiting(String key) {
        return Long.parseLong(key, key.lastIndexOf(SEPARATOR) + 1, key.length(), 16);
    }

    /** The key prefix of a board's elements. */
    public static String elements(String boardId) {
        return ELEMENTS + boardId + SEPARATOR;
    }

    /** The key prefix of a board's deduplication states. */
    static String dedupStates(String boardId) {
        return DEDUP_STATES + boardId + SEPARATOR;
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
