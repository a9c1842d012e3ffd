package io.chalkstream.protocol.board;

import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The limits of boards, elements and messages, in one place; typescript-contract carries them to the web app. */
public final class Limits {
    /** Elements on one board. */
    public static final int ELEMENTS_PER_BOARD = 50_000;
    /** Bytes of all elements of one board, as {@link Element#bytes} tells them. */
    public static final int BOARD_BYTES = 32 * 1024 * 1024;
    /** Likes of one element. */
    public static final int LIKES_PER_ELEMENT = 500;
    /** Changes in one operation. */
    public static final int CHANGES_PER_OP = 1_000;
    /** Points of one stroke. */
    public static final int POINTS_PER_STROKE = 5_000;
    /** Elements that are shown while they are dragged. */
    public static final int DRAGGED_ELEMENTS = 100;
    /** Points of a line that are shown while some of them are dragged. */
    public static final int DRAGGED_POINTS = 100;
    /** UTF-16 code units of a text or a post's body. */
    public static final int TEXT_LENGTH = 10_000;
    /** UTF-16 code units of a board's or post's title. */
    public static final int TITLE_LENGTH = 200;
    /** UTF-16 code units of what an image shows. */
    public static final int ALT_LENGTH = 1_000;
    /** UTF-16 code units of a person's name. */
    public static final int NAME_LENGTH = 60;
    /** Characters of an identifier. */
    public static final int ID_LENGTH = 64;
    /** Characters of a link. */
    public static final int LINK_LENGTH = 1_000;
    /** Characters that a person's secret has at least: 128 bits, as base64url or hexadecimal text. */
    public static final int SECRET_LENGTH = 22;
    /** Furthest coordinate from the origin, in board units (pixels at zoom 1). */
    public static final double COORDINATE = 1e7;
    /** The largest size of a line or of letters, in board units. */
    public static final double SIZE = 1_000;
    /** The least size of a line or of letters: nothing on a board is too small to be seen. */
    public static final double LEAST_SIZE = 0.1;
    /** Degrees of a full turn. */
    public static final double FULL_TURN = 360;
    /** Groups that an element may be in, one within the other. */
    public static final int GROUP_DEPTH = 8;
    /** The least opacity: nothing on a board is invisible. */
    public static final double OPACITY = 0.1;
    /** Hexadecimal digits of the hash that names an image. */
    public static final int HASH_LENGTH = 64;
    /** Bytes of one image. */
    public static final int IMAGE_BYTES = 5 * 1024 * 1024;
    /** Pixels of an image's longer side. */
    public static final int IMAGE_SIDE = 8_192;
    /** Bytes of all images of one board. */
    public static final int IMAGE_BYTES_PER_BOARD = 100 * 1024 * 1024;
    /** Characters of a fractional index. */
    public static final int INDEX_LENGTH = 200;
    /** UTF-8 bytes of one frame from a client. */
    public static final int FRAME_BYTES = 256 * 1024;
    /**
     * UTF-8 bytes of one event together with what undoing it needs: with what goes around it, it stays below the 1 MiB
     * that Kafka takes in one record. An operation with a larger effect becomes several events.
     */
    public static final int EVENT_BYTES = 900 * 1024;
    /** Operations that a client may have in flight: sent, and without a known outcome. */
    public static final int OPS_IN_FLIGHT = 64;
    /** Entries of a person's undo stack on one board. */
    public static final int UNDO_ENTRIES = 100;
    /** Minutes of a person's work that a teacher can take back at once. */
    public static final int TAKE_BACK_MINUTES = 60;

    private Limits() {}

    /** Returns {@code value} if it is an identifier: 1 to {@link #ID_LENGTH} of {@code A-Z a-z 0-9 _ -}. */
    public static String requireId(String what, String value) {
        requirePresent(what, value);
        if (value.isEmpty() || value.length() > ID_LENGTH || !value.chars().allMatch(Limits::isIdCharacter)) {
            throw malformed(what + " is 1 to " + ID_LENGTH + " of A-Z a-z 0-9 _ -");
        }
        return value;
    }

    /** Returns {@code value} if it is a SHA-256 in lower-case hexadecimal. */
    public static String requireHash(String what, String value) {
        requirePresent(what, value);
        if (value.length() != HASH_LENGTH
                || !value.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw malformed(what + " is a SHA-256, in " + HASH_LENGTH + " of 0-9 a-f");
        }
        return value;
    }

    /** Returns {@code value} if it has 1 to {@code max} UTF-16 code units and something to see. */
    public static String requireText(String what, String value, int max) {
        requirePresent(what, value);
        if (value.isBlank()) {
            throw malformed(what + " is empty");
        }
        if (value.length() > max) {
            throw overLimit(what + " is longer than " + max + " characters");
        }
        return value;
    }

    /** Returns {@code value} if it has at most {@code max} UTF-16 code units. */
    public static String requireAtMost(String what, String value, int max) {
        requirePresent(what, value);
        if (value.length() > max) {
            throw overLimit(what + " is longer than " + max + " characters");
        }
        return value;
    }

    /** Returns {@code value} if it is at least {@code min}. */
    public static long requireAtLeast(String what, long value, long min) {
        if (value < min) {
            throw malformed(what + " is at least " + min + ", not " + value);
        }
        return value;
    }

    /** Returns {@code epoch} if it is missing or can be a board's. */
    public static @Nullable Long requireEpoch(@Nullable Long epoch) {
        return epoch == null ? null : requireAtLeast("epoch", epoch, 0);
    }

    /** Returns {@code value} if it lies within {@link #COORDINATE} of the origin. */
    public static double requireCoordinate(String what, double value) {
        if (!(Math.abs(value) <= COORDINATE)) {
            throw malformed(what + " is a number within " + COORDINATE + " of 0");
        }
        return value;
    }

    /** Returns {@code value} if it is a distance: at least 0, at most {@link #COORDINATE}. */
    public static double requireExtent(String what, double value) {
        if (!(value >= 0 && value <= COORDINATE)) {
            throw malformed(what + " is at least 0 and at most " + COORDINATE);
        }
        return value;
    }

    /** Returns {@code value} if it is a line's or letter's size: more than 0, at most {@link #SIZE}. */
    public static double requireSize(String what, double value) {
        if (!(value > 0 && value <= SIZE)) {
            throw malformed(what + " is more than 0 and at most " + SIZE);
        }
        return value;
    }

    /** Returns {@code value} if it is an angle in degrees: at least 0, less than {@link #FULL_TURN}. */
    public static double requireAngle(String what, double value) {
        if (!(value >= 0 && value < FULL_TURN)) {
            throw malformed(what + " is at least 0 and less than " + FULL_TURN);
        }
        return value;
    }

    /** Returns {@code value} if it is an opacity: {@link #OPACITY} to 1. */
    public static double requireOpacity(String what, double value) {
        if (!(value >= OPACITY && value <= 1)) {
            throw malformed(what + " is " + OPACITY + " to 1");
        }
        return value;
    }

    /** Returns {@code value} if it is empty, or at most {@link #GROUP_DEPTH} identifiers with {@code /} between them. */
    public static String requireGroups(String what, String value) {
        requirePresent(what, value);
        if (value.isEmpty()) {
            return value;
        }
        var groups = List.of(value.split("/", -1));
        groups.forEach(group -> requireId(what, group));
        if (groups.size() > GROUP_DEPTH) {
            throw overLimit("an element is in at most " + GROUP_DEPTH + " groups");
        }
        return value;
    }

    /** Refuses {@code what} unless it is so many numbers. */
    public static void requireCount(String what, int count, int expected) {
        if (count != expected) {
            throw malformed(what + " is " + expected + " numbers");
        }
    }

    /** Returns {@code value} unless the message lacked it: JSON leaves a missing field null. */
    public static <T> T requirePresent(String what, @Nullable T value) {
        if (value == null) {
            throw malformed(what + " is missing");
        }
        return value;
    }

    public static InvalidMessageException malformed(String message) {
        return new InvalidMessageException(ErrorCode.MALFORMED, message);
    }

    public static InvalidMessageException overLimit(String message) {
        return new InvalidMessageException(ErrorCode.OVER_LIMIT, message);
    }

    private static boolean isIdCharacter(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
}
