package io.chalkstream.protocol.access;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Role;
import org.jspecify.annotations.Nullable;

/**
 * The code of a board, for its teachers (K9).
 *
 * @param code missing: the board has none
 * @param role what those may do who come by it; missing without a code
 * @param expiresInMs how long it stays valid, in milliseconds from now; 0 without a code
 * @param guarded whether those who come by it wait for a teacher now, because many codes are being guessed
 */
@JsonPropertyOrder({"code", "role", "expiresInMs", "guarded"})
public record JoinCode(@Nullable String code, @Nullable Role role, long expiresInMs, boolean guarded) {
    /** The characters of a code: none looks like another one of them. */
    public static final String ALPHABET = "ACDEFGHJKMNPRSTVWXY234789";

    /** The number of characters of a code, without the name of its cell. */
    public static final int LENGTH = 6;

    public JoinCode {
        if (code != null) {
            requireCode(code);
        }
        Limits.requireAtLeast("expiresInMs", expiresInMs, 0);
    }

    /**
     * Returns {@code value} if it is a code: {@link #LENGTH} characters of {@link #ALPHABET}, after the name of its cell if that has one.
     */
    public static String requireCode(String value) {
        Limits.requirePresent("code", value);
        boolean isLong = value.length() == Cell.NAME_LENGTH + LENGTH;
        if ((value.length() != LENGTH && !isLong) || !value.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            throw Limits.malformed("a code is " + LENGTH + " of " + ALPHABET + ", after the name of its cell");
        }
        return value;
    }
}
