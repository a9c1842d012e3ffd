package io.chalkstream.protocol.json;

import java.util.List;
import java.util.Random;

/** Frames that nobody would send: one of each kind of message, changed here and there, and noise. */
public final class FrameMutator {
    private static final int MAX_MUTATIONS = 4;
    public static final String HELLO =
            "{\"type\":\"hello\",\"protocol\":1,\"minor\":1,\"client\":\"u-ana_1\",\"resume\":{\"epoch\":5,\"seq\":2}}";
    public static final List<String> GOOD = List.of(
            HELLO,
            "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"remove\",\"id\":\"e1\"}]}",
            "{\"type\":\"op\",\"op\":2,\"changes\":[{\"kind\":\"put\",\"element\":{\"id\":\"e1\",\"type\":\"text\",\"props\":{\"x\":1,\"y\":-2.5e3,\"z\":\"a0\",\"color\":\"black\",\"size\":20,\"text\":\"Zeile"
                    + " \\u00e4 \\n"
                    + "\"}}}]}",
            "{\"type\":\"op\",\"op\":3,\"changes\":[{\"kind\":\"put\",\"element\":{\"id\":\"e2\",\"type\":\"stroke\",\"props\":{\"x\":0,"
                    + "\"y\":0,\"z\":\"a1\",\"color\":\"red\",\"size\":4,\"points\":[[0,0,0.5],[1,2,0.5]]}}}]}",
            "{\"type\":\"op\",\"op\":4,\"changes\":[{\"kind\":\"like\",\"id\":\"e1\",\"on\":true},{\"kind\":\"clear\"}]}",
            "{\"type\":\"cursor\",\"at\":[1,2]}",
            "{\"type\":\"ink\",\"ink\":{\"id\":\"e1\",\"color\":\"red\",\"size\":4,\"from\":0,\"points\":[1,2,0.5]}}",
            "{\"type\":\"drag\",\"drag\":{\"e1\":{\"x\":1,\"y\":2}}}",
            "{\"type\":\"laser\",\"at\":[1,2]}",
            "{\"type\":\"view\",\"area\":[1,2,3,4]}",
            "{\"type\":\"follow\",\"user\":\"u-ben\"}",
            "{\"type\":\"call\",\"n\":1,\"area\":[1,2,3,4]}",
            "{\"type\":\"undo\",\"request\":1,\"after\":4}",
            "{\"type\":\"redo\",\"request\":2,\"after\":4}",
            "{\"type\":\"ping\"}");
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "null",
            "true",
            "-",
            "1e999",
            "9223372036854775808",
            "\u0000",
            "\ud800",
            "\u200b",
            "[[[[[[[[[[[[[[[[[[[[",
            "{\"type\":",
            "\"type\":\"op\",",
            "\\u0000",
            "NaN",
            "__proto__\":{",
            "1e400",
            "-99999999999999999999999999",
            "\\ud800",
            " ");

    private final Random random;

    public FrameMutator(Random random) {
        this.random = random;
    }

    public String noise() {
        var text = new StringBuilder();
        int pieces = random.nextInt(30);
        for (int i = 0; i < pieces; i++) {
            text.append(random.nextBoolean() ? piece() : String.valueOf((char) random.nextInt(0x10000)));
        }
        return text.toString();
    }

    /** The frame with a few changes, or none. */
    public String mutated(String frame) {
        var text = new StringBuilder(frame);
        int mutations = random.nextInt(MAX_MUTATIONS);
        for (int i = 0; i < mutations && text.length() > 1; i++) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + 1 + random.nextInt(8));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, piece());
                case 2 -> text.insert(from, text.substring(from, to));
                case 3 -> text.setCharAt(from, (char) random.nextInt(0x250));
                default -> text.setLength(from);
            }
        }
        return text.toString();
    }

    private String piece() {
        return PIECES.get(random.nextInt(PIECES.size()));
    }
}
