package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.system.browser.BoardPage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lesson that comes from another program, and is taken home. */
class BrowserExportIT extends BrowserTest {
    /** A board of Excalidraw: an area, a turned text, a drawn line, an arrow with a bend, and a frame. */
    private static final String FOREIGN = """
            {"type": "excalidraw", "version": 2, "elements": [
              {"type": "rectangle", "x": 0, "y": 0, "width": 220, "height": 90, "strokeColor": "#1971c2",
                "backgroundColor": "#ffec99", "strokeWidth": 2, "strokeStyle": "dashed", "opacity": 60},
              {"type": "text", "x": 20, "y": 20, "width": 180, "height": 30, "fontSize": 24, "angle": 0.1,
                "text": "분수 Fractions", "strokeColor": "#1e1e1e"},
              {"type": "freedraw", "x": 10, "y": 110, "strokeColor": "#e03131", "strokeWidth": 2,
                "points": [[0, 0], [40, 30], [80, 0], [120, 30], [160, 0]]},
              {"type": "arrow", "x": 10, "y": 160, "strokeColor": "#2f9e44", "strokeWidth": 1,
                "points": [[0, 0], [100, 0], [100, 40]], "endArrowhead": "arrow"},
              {"type": "frame", "x": -20, "y": -20, "width": 300, "height": 300}
            ]}
            """;

    @TempDir
    Path directory;

    @Test
    void what_is_taken_home_is_what_was_seen(TestStack shared) throws IOException {
        var gateways = shared.processes().gatewayUrls();
        open(shared, gateways.get(0), gateways.get(1), "address");
        ana.press("menu");
        ana.chooseFiles("menu-import", Files.writeString(directory.resolve("lesson.excalidraw"), FOREIGN));
        ana.awaitText("toast", "Not shown here: 1 × frame");
        assertThat(ana.brokenAccessibilityRules()).as("what an import says").isEmpty();
        ana.choose("highlighter");
        ana.drag(420, 330, 600, 340);
        ana.choose("select");
        awaitSameBoard(6);

        // A picture has two pixels for a board unit, as the screen has at 200 %.
        for (var key : new String[] {"Escape", "0", "+", "+"}) {
            ana.keys(key);
        }
        Await.until(
                "a picture of what is seen has the pixels of the screen",
                PATIENCE,
                () -> differing(ana.canvas(), BoardPage.image(exported("What I see", "Picture (PNG)"))) == 0);
        var seen = ana.canvas();
        assertThat(differing(seen, new BufferedImage(seen.getWidth(), seen.getHeight(), BufferedImage.TYPE_INT_ARGB)))
                .isGreaterThan(10_000);

        try (var pdf = Loader.loadPDF(exported("The whole board", "PDF"))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("분수 Fractions");
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
        }
        assertThat(ana.problems()).isEmpty();
    }

    private byte[] exported(String part, String format) {
        ana.keys("Control+Shift+e");
        ana.choose("export-scope", part);
        ana.choose("export-format", format);
        ana.choose("export-background", "None");
        ana.keepScreenshot("export-dialog");
        return ana.download("confirm");
    }
}
