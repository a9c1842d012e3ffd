package io.chalkstream.boardstate.stream;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How the log names a board: by a hash, which tells boards apart. docs/OPERATIONS.md says how to find the id. */
final class LoggedBoard {
    private static final int BYTES = 8;

    private LoggedBoard() {}

    /** The beginning of the id's SHA-256. */
    static String hash(String boardId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(boardId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
