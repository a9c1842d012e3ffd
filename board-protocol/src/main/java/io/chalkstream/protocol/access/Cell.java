package io.chalkstream.protocol.access;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.WrongCellException;
import java.util.Base64;
import java.util.Locale;

/**
 * One of several installations behind one name, each with a Kafka of its own (K14). The ids of its boards begin with its name, and so do
 * its codes, so whatever stands before all of them can route by that, without a lookup.
 *
 * @param name {@link #NAME_LENGTH} characters of {@link JoinCode#ALPHABET}, in small letters; empty for an installation that is alone
 */
public record Cell(String name) {
    /** The number of characters of a name. */
    public static final int NAME_LENGTH = 2;

    /** An installation that is alone, or was there before it got company. */
    public static final Cell UNNAMED = new Cell("");

    /** The number of random bytes of a board's id. */
    public static final int RANDOM_BYTES = 16;

    private static final char AFTER_NAME = '-';
    /** The random part of an id, as base64url. */
    private static final int RANDOM_LENGTH = 22;

    public Cell {
        Limits.requirePresent("a cell's name", name);
        if (!name.isEmpty() && !isName(name)) {
            throw Limits.malformed("a cell's name is %d of %s, or empty, not \"%s\""
                    .formatted(NAME_LENGTH, JoinCode.ALPHABET.toLowerCase(Locale.ROOT), name));
        }
    }

    /** The cell that an id says. Ids that no gateway of a cell with a name makes belong to {@link #UNNAMED}. */
    public static Cell ofBoard(String board) {
        boolean isNamed = board.length() == NAME_LENGTH + 1 + RANDOM_LENGTH
                && board.charAt(NAME_LENGTH) == AFTER_NAME
                && isName(board.substring(0, NAME_LENGTH));
        return isNamed ? new Cell(board.substring(0, NAME_LENGTH)) : UNNAMED;
    }

    /** The cell that a code says. */
    public static Cell ofCode(String code) {
        return JoinCode.requireCode(code).length() == JoinCode.LENGTH
                ? UNNAMED
                : new Cell(code.substring(0, NAME_LENGTH).toLowerCase(Locale.ROOT));
    }

    /**
     * The id of a new board of this cell.
     *
     * @param random {@link #RANDOM_BYTES} random bytes
     */
    public String newBoard(byte[] random) {
        if (random.length != RANDOM_BYTES) {
            throw new IllegalArgumentException("an id has " + RANDOM_BYTES + " random bytes, not " + random.length);
        }
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        return name.isEmpty() ? id : name + AFTER_NAME + id;
    }

    /** Returns {@code board} if it is a board of this cell. */
    public String requireBoard(String board) {
        require(ofBoard(board), "this board");
        return board;
    }

    /** The code with these letters, as people type it. */
    public String code(String letters) {
        return name.toUpperCase(Locale.ROOT) + letters;
    }

    /** The letters of a code, without the name of the cell, if it is a code of this cell. */
    public String lettersOf(String code) {
        require(ofCode(code), "this code");
        return code.substring(name.length());
    }

    private void require(Cell other, String what) {
        if (!equals(other)) {
            throw new WrongCellException("%s is of %s, and this is %s".formatted(what, other, this));
        }
    }

    private static boolean isName(String text) {
        return text.length() == NAME_LENGTH
                && text.chars()
                        .allMatch(c ->
                                JoinCode.ALPHABET.indexOf(Character.toUpperCase(c)) >= 0 && !Character.isUpperCase(c));
    }

    @Override
    public String toString() {
        return name.isEmpty() ? "the cell without a name" : "the cell " + name;
    }
}
