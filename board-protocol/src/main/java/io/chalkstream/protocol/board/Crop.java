package io.chalkstream.protocol.board;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The part of a picture that is shown, and whether it is mirrored.
 *
 * @param wireName empty: all of it; otherwise where the part begins and ends, as "left top right bottom" in fractions of the
 *     picture's width and height, with at most four digits and no needless ones; mirrored where it ends before it begins
 */
public record Crop(String wireName) {
    private static final String FRACTION = "(?:0|1|0\\.\\d{0,3}[1-9])";
    private static final Pattern FORM = Pattern.compile(FRACTION + "(?: " + FRACTION + "){3}");
    /** All of the picture. */
    public static final Crop NONE = new Crop("");

    public Crop {
        if (!wireName.isEmpty() && !isPart(wireName)) {
            throw Limits.malformed("a crop is empty, or four fractions: left top right bottom");
        }
    }

    private static boolean isPart(String text) {
        if (!FORM.matcher(text).matches()) {
            return false;
        }
        var sides = Arrays.stream(text.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return sides[0] != sides[2] && sides[1] != sides[3];
    }
}
