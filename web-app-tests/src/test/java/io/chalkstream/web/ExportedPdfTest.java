package io.chalkstream.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random boards, written as PDF by the page's own code, and read by PDFBox. With {@code -Dchalkstream.pdf.boards=1000}, as in
 * the profile nightly, there are so many.
 */
class ExportedPdfTest {
    private static final int BOARDS = Integer.getInteger("chalkstream.pdf.boards", 30);
    private static final int SEED = 20_261_130;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    @Test
    void nothing_of_a_board_is_missing_in_its_pdf() throws IOException, InterruptedException {
        write_boards();
        for (var board = 0; board < BOARDS; board++) {
            var expected = JSON.readValue(directory.resolve(board + ".json").toFile(), Expected.class);
            try (var document = Loader.loadPDF(directory.resolve(board + ".pdf").toFile())) {
                check(document, expected, "board " + board);
            }
        }
    }

    private void write_boards() throws IOException, InterruptedException {
        var log = directory.resolve("deno.log");
        var script = "src/test/web/exporting/write_boards.ts";
        var deno = Path.of("target", "deno", isWindows() ? "deno.exe" : "deno").toString();
        var process = new ProcessBuilder(
                        deno, "run", "-A", "--no-check", script, directory.toString(), "" + BOARDS, "" + SEED)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).as(() -> read(log)).isZero();
    }

    private static void check(PDDocument document, Expected expected, String board) throws IOException {
        assertThat(document.getDocumentInformation().getTitle()).as(board).isEqualTo(expected.title);
        assertThat(document.getNumberOfPages()).as(board).isEqualTo(expected.pages.size());
        for (var i = 0; i < expected.pages.size(); i++) {
            var size = document.getPage(i).getMediaBox();
            assertThat(size.getWidth()).as(board).isCloseTo(expected.pages.get(i).width, within(0.1f));
            assertThat(size.getHeight()).as(board).isCloseTo(expected.pages.get(i).height, within(0.1f));
        }
        var content = PdfContent.of(document);
        assertThat(content.problems()).as(board).isEmpty();
        // What lies across the end of a page is on both.
        assertThat(content.images()).as(board).isGreaterThanOrEqualTo(expected.images);
        assertThat(content.paths()).as(board).isGreaterThanOrEqualTo(expected.shapes);
        if (expected.isOnePage) {
            assertThat(content.images()).as(board).isEqualTo(expected.images);
        }
        var text = withoutBlanks(content.letters());
        assertThat(expected.lines).as(board).allSatisfy(line -> assertThat(text).contains(withoutBlanks(line)));
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s", "");
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    private static String read(Path log) {
        try {
            return Files.readString(log, UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    record Expected(String title, boolean isOnePage, List<Size> pages, List<String> lines, int images, int shapes) {}

    record Size(float width, float height) {}
}
