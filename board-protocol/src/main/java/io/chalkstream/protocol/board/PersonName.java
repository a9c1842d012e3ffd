package io.chalkstream.protocol.board;

import java.text.Normalizer;
import java.util.Optional;

/**
 * Turns typed text into a name that others can read, and that can't be taken for anything else: no control characters, nothing
 * that changes the direction of the text around it, no halves of characters, at least one visible character.
 */
public final class PersonName {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int EMOJI_VARIATION = 0xFE0F;
    /** Letters write a name in every script with fewer; more cover the lines above and below. */
    private static final int MARKS_IN_A_ROW = 4;

    private PersonName() {}

    /**
     * The name without what doesn't belong into one.
     *
     * @throws io.chalkstream.protocol.code.InvalidMessageException if nothing visible is left of it, or it is longer than
     *     {@link Limits#NAME_LENGTH}
     */
    public static String require(String what, String raw) {
        Limits.requirePresent(what, raw);
        // No typed name needs so many dropped characters: a longer one isn't scanned.
        Limits.requireAtMost(what, raw, Limits.TEXT_LENGTH);
        String name = cleaned(raw);
        if (name.isEmpty()) {
            throw Limits.malformed(what + " has nothing to see");
        }
        return Limits.requireAtMost(what, name, Limits.NAME_LENGTH);
    }

    /** The name without what doesn't belong into one, cut at a whole character if it is too long; empty if nothing of it is visible. */
    public static Optional<String> shortened(String raw) {
        String name = cleaned(raw);
        int end = Math.min(name.length(), Limits.NAME_LENGTH);
        if (end < name.length() && Character.isLowSurrogate(name.charAt(end))) {
            end--;
        }
        return Optional.of(name.substring(0, end).strip()).filter(shortened -> !shortened.isEmpty());
    }

    private static String cleaned(String raw) {
        var name = new StringBuilder();
        boolean visible = false;
        boolean spaceBefore = false;
        int marks = 0;
        // In this form, no mark stands for several: they are counted as they are kept.
        for (int character : normalized(raw).codePoints().toArray()) {
            if (isSpace(character)) {
                spaceBefore = !name.isEmpty();
                marks = 0;
            } else if (isMark(character)) {
                marks++;
                // A mark, or a joiner, belongs to the character before it.
                if (visible && !spaceBefore && marks <= MARKS_IN_A_ROW) {
                    name.appendCodePoint(character);
                }
            } else if (isVisible(character)) {
                if (spaceBefore) {
                    name.append(' ');
                }
                name.appendCodePoint(character);
                visible = true;
                spaceBefore = false;
                marks = 0;
            }
        }
        return normalized(name);
    }

    private static String normalized(CharSequence text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static boolean isSpace(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> character == '\t' || character == '\n' || character == '\r';
        };
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
                character == EMOJI_VARIATION || !isBlank(character);
            default -> character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;
        };
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> false;
            default -> !isBlank(character);
        };
    }

    /** Letters, symbols and marks of which nothing is seen. */
    private static boolean isBlank(int character) {
        return switch (character) {
            // Hangul fillers, the empty Braille pattern, Khmer's inherent vowels, the grapheme joiner.
            case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x17B4, 0x17B5, 0x034F -> true;
            default ->
                (character >= 0xFE00 && character <= 0xFE0F)
                        || (character >= 0x180B && character <= 0x180F)
                        || (character >= 0xE0100 && character <= 0xE01EF);
        };
    }
}
