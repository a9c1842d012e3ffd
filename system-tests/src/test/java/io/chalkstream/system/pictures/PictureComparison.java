package io.chalkstream.system.pictures;

import io.chalkstream.system.pictures.Sheet.Part;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;

/** Compares two pictures of the same size. */
record PictureComparison(BufferedImage expected, BufferedImage actual) {
    /**
     * Colours that are closer, from 0 to 255 in each channel, count as the same: soft edges depend on the browser's version. The
     * palest lines of papers are further from what they lie on.
     */
    private static final int SAME = 20;
    /** The share of a part's pixels that may be different. */
    private static final double SHARE = 0.003;
    /** The same where the system paints letters in its own way. */
    private static final double SHARE_ELSEWHERE = 0.06;

    private static final int DIFFERENT = 0xff0000;
    private static final int CHANNEL = 0xff;
    private static final int CHANNEL_BITS = 8;

    PictureComparison {
        if (expected.getWidth() != actual.getWidth() || expected.getHeight() != actual.getHeight()) {
            throw new IllegalArgumentException("%d x %d and %d x %d pixels"
                    .formatted(expected.getWidth(), expected.getHeight(), actual.getWidth(), actual.getHeight()));
        }
    }

    /** What is to be said of the parts that look different. */
    List<String> differences(List<Part> parts) {
        double share = System.getProperty("os.name").equals("Linux") ? SHARE : SHARE_ELSEWHERE;
        return parts.stream()
                .filter(part -> differing(part) > share * part.width() * part.height())
                .map(part ->
                        "%s (%d of %d pixels)".formatted(part.name(), differing(part), part.width() * part.height()))
                .toList();
    }

    /** The actual picture, faded, with what is different in red. */
    BufferedImage picture() {
        var picture = new BufferedImage(actual.getWidth(), actual.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < actual.getHeight(); y++) {
            for (int x = 0; x < actual.getWidth(); x++) {
                picture.setRGB(x, y, isDifferent(x, y) ? DIFFERENT : faded(actual.getRGB(x, y)));
            }
        }
        return picture;
    }

    private long differing(Part part) {
        return IntStream.range(0, part.width() * part.height())
                .filter(i -> isDifferent(part.x() + i % part.width(), part.y() + i / part.width()))
                .count();
    }

    private boolean isDifferent(int x, int y) {
        int one = expected.getRGB(x, y);
        int other = actual.getRGB(x, y);
        return one != other
                && IntStream.of(0, CHANNEL_BITS, 2 * CHANNEL_BITS)
                        .anyMatch(bits -> Math.abs(((one >> bits) & CHANNEL) - ((other >> bits) & CHANNEL)) > SAME);
    }

    private static int faded(int colour) {
        return ((colour >> 2) & 0x3f3f3f) + 0x606060;
    }
}
