package io.chalkstream.load.generator;

import java.nio.charset.StandardCharsets;

/** Looks for text and numbers in the bytes of a message. Not thread-safe. */
final class ByteScan {
    private final byte[] bytes;
    private final int end;
    private int at;

    ByteScan(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    /** The bytes of a text that is looked for. */
    static byte[] pattern(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    /** Goes behind the next place of the pattern; if there is none, stays and returns false. */
    boolean after(byte[] pattern) {
        int last = end - pattern.length;
        for (int i = at; i <= last; i++) {
            if (bytes[i] == pattern[0] && matches(pattern, i)) {
                at = i + pattern.length;
                return true;
            }
        }
        return false;
    }

    /** Goes behind the next place of any of the patterns, and returns which it is; if there is none, -1. */
    int afterFirstOf(byte[]... patterns) {
        for (int i = at; i < end; i++) {
            for (int which = 0; which < patterns.length; which++) {
                byte[] pattern = patterns[which];
                if (bytes[i] == pattern[0] && i + pattern.length <= end && matches(pattern, i)) {
                    at = i + pattern.length;
                    return which;
                }
            }
        }
        return -1;
    }

    /** Whether the pattern is here. */
    boolean isAt(byte[] pattern) {
        return at + pattern.length <= end && matches(pattern, at);
    }

    private boolean matches(byte[] pattern, int place) {
        for (int i = 0; i < pattern.length; i++) {
            if (bytes[place + i] != pattern[i]) {
                return false;
            }
        }
        return true;
    }

    /** The byte here; 0 at the end. */
    byte current() {
        return at < end ? bytes[at] : 0;
    }

    int position() {
        return at;
    }

    void skip(int count) {
        at += count;
    }

    /** Goes behind the next such byte; if there is none, to the end. */
    void skipPast(int wanted) {
        while (at < end && bytes[at] != wanted) {
            at++;
        }
        at = Math.min(end, at + 1);
    }

    /** The whole number here, without what follows a decimal point; goes behind it. */
    long number() {
        boolean negative = current() == '-';
        if (negative) {
            at++;
        }
        long number = 0;
        while (isDigit()) {
            number = number * 10 + bytes[at++] - '0';
        }
        if (current() == '.') {
            at++;
            while (isDigit()) {
                at++;
            }
        }
        return negative ? -number : number;
    }

    private boolean isDigit() {
        return at < end && bytes[at] >= '0' && bytes[at] <= '9';
    }
}
