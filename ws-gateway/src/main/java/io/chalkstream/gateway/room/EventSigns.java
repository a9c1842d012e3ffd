package io.chalkstream.gateway.room;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Texts of which one is in an event that says something of interest, so that no other event need be parsed: a quotation mark
 * within somebody's text is escaped.
 */
record EventSigns(List<byte[]> signs) {
    static EventSigns of(String... signs) {
        return new EventSigns(Arrays.stream(signs)
                .map(sign -> sign.getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    boolean areIn(byte[] frame) {
        return signs.stream().anyMatch(sign -> contains(frame, sign));
    }

    private static boolean contains(byte[] text, byte[] part) {
        for (int from = 0; from <= text.length - part.length; from++) {
            int i = 0;
            while (i < part.length && text[from + i] == part[i]) {
                i++;
            }
            if (i == part.length) {
                return true;
            }
        }
        return false;
    }
}
