package io.chalkstream.system.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.system.browser.Browsers;
import io.chalkstream.system.pictures.Sheet.Shown;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * Each type of element in all its looks, and each paper, in light and dark, at three zooms, beside committed pictures. With
 * {@code -Dchalkstream.pictures=renew}, the pictures become what is painted now.
 */
class ReferencePicturesIT {
    private static final boolean RENEWS = "renew".equals(System.getProperty("chalkstream.pictures"));
    private static final Path REFERENCES = Path.of("src", "test", "resources", "pictures");
    /** For the bundled page, and for what looks different. */
    private static final Path OUTPUT = Path.of("target", "pictures");

    private static final List<String> THEMES = List.of("light", "dark");
    private static final List<Double> ZOOMS = List.of(0.25, 1.0, 2.0);

    @Test
    void each_element_and_each_paper_looks_as_in_its_reference_picture() throws Exception {
        var differences = new ArrayList<String>();
        try (var launched = Browsers.launch();
                var sheet = Sheet.open(launched.browser(), OUTPUT)) {
            for (var theme : THEMES) {
                for (double zoom : ZOOMS) {
                    var name = "%s-%d".formatted(theme, Math.round(100 * zoom));
                    differences.addAll(differences(name, sheet.show(theme, zoom)));
                }
            }
        }
        assertThat(differences).as("what looks different").isEmpty();
    }

    private static List<String> differences(String name, Shown shown) throws IOException {
        var reference = REFERENCES.resolve(name + ".png");
        if (RENEWS) {
            write(coarse(shown.picture()), reference);
        }
        var comparison = new PictureComparison(ImageIO.read(reference.toFile()), shown.picture());
        var differences = comparison.differences(shown.parts());
        if (differences.isEmpty()) {
            return List.of();
        }
        write(shown.picture(), OUTPUT.resolve(name + "-actual.png"));
        var seen = OUTPUT.resolve(name + "-difference.png");
        write(comparison.picture(), seen);
        return differences.stream()
                .map(each -> "%s in %s; see %s".formatted(each, name, seen.toAbsolutePath()))
                .toList();
    }

    /** With sixteen tones in each channel: it is compared with a tolerance, and its file is half as large. */
    private static BufferedImage coarse(BufferedImage picture) {
        var coarse = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                coarse.setRGB(x, y, (picture.getRGB(x, y) & 0xf0f0f0) | 0x080808);
            }
        }
        return coarse;
    }

    private static void write(BufferedImage picture, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        ImageIO.write(picture, "png", file.toFile());
    }
}
