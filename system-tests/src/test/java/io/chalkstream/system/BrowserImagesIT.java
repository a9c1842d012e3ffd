package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Value;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images, seen by two people at two gateways. */
class BrowserImagesIT extends BrowserTest {
    @TempDir
    Path directory;

    @Test
    void I4_an_image_is_seen_by_its_author_at_once_and_by_everybody_soon_and_after_a_reload(TestStack shared)
            throws IOException {
        openAtTwoGateways(shared);
        ben.chooseFiles("insert-image", picture());
        Await.until("Ben sees his image", PATIENCE, () -> isSeen(ben.seen(440, 330, 80, 40)));
        Await.until("Ana sees it", PATIENCE, () -> isSeen(ana.seen(440, 330, 80, 40)));
        ben.keys("Control+a");
        ben.keys("Alt+c");
        ben.awaitText("toast", "Drag the handles to crop");
        assertThat(ben.brokenAccessibilityRules()).as("cropping").isEmpty();
        ben.keys("Escape");
        assertThat(ana.elements().values())
                .extracting(element -> element.type())
                .containsExactly(ElementType.IMAGE);
        ana.keepScreenshot("image");
        ben.keys("Control+a");
        ben.keys("Shift+h");
        Await.until("B19 Ana sees it mirrored", PATIENCE, () -> ana.elements().values().stream()
                .allMatch(element ->
                        new Value.Text("1 0 0 1").equals(element.props().get(Property.CROP))));

        ana.reload();
        Await.until("Ana sees it again", PATIENCE, () -> isSeen(ana.seen(440, 330, 80, 40)));
    }

    @Test
    void I1_what_is_no_image_or_a_pdf_that_cannot_be_read_is_told_and_not_put(TestStack shared) throws IOException {
        openAtTwoGateways(shared);
        ben.chooseFiles("insert-image", Files.writeString(directory.resolve("page.png"), "<script>alert(1)</script>"));

        ben.awaitText("toast", "no image");
        ben.chooseFiles(
                "insert-image", Files.writeString(directory.resolve("broken.pdf"), "%PDF-1.7 and nothing else"));
        ben.awaitText("toast", "damaged");
        ben.chooseFiles("insert-image", PdfFile.writeLocked(directory.resolve("locked.pdf")));
        ben.awaitText("toast", "locked by a password");
        assertThat(ben.elements()).isEmpty();
    }

    @Test
    void a_teacher_puts_two_pages_of_a_pdf_below_the_board_in_one_step_and_a_student_comments_on_a_shape(
            TestStack shared) throws IOException {
        openAtTwoGateways(shared);
        ana.keys("Escape");
        ana.chooseFiles("insert-image", PdfFile.write(directory.resolve("sheet.pdf"), "Page one", "Page two"));
        ana.awaitText("pdf", "2 pages chosen");
        ana.press("pdf-background");
        ana.keepScreenshot("pdf-dialog");
        assertThat(ana.brokenAccessibilityRules())
                .as("the choice of a PDF's pages")
                .isEmpty();
        ana.press("confirm");
        awaitSameBoard(2);
        var pages = ben.elements().values().stream()
                .sorted(Comparator.comparingDouble(page -> number(page, Property.Y)))
                .toList();
        assertThat(pages).allMatch(Element::isInBackground);
        assertThat(pages).extracting(page -> number(page, Property.W)).containsOnly(793.33);
        assertThat(number(pages.get(1), Property.Y)).isGreaterThan(number(pages.get(0), Property.Y) + 1122);
        Await.until("Ben sees the first page", PATIENCE, () -> isGrey(ben.seen(480, 260, 40, 40)));

        ana.keys("Control+z");
        awaitSameBoard(0);

        ben.keys("Escape");
        ben.choose("rectangle");
        ben.drag(300, 300, 400, 380);
        awaitSameBoard(1);
        ben.keys("c");
        ben.fill("comment-text", "Why a rectangle?");
        ben.press("comment-add");
        awaitSameBoard(2);
        ana.keepScreenshot("comment-on-a-shape");
        assertThat(ben.brokenAccessibilityRules()).as("a comment on a shape").isEmpty();
        assertThat(ana.problems()).isEmpty();
        assertThat(ben.problems())
                .as("he asks for images that have not come to the gateway yet")
                .allMatch(problem -> problem.contains("404"));
    }

    private static double number(Element element, Property property) {
        return ((Value.Num) element.props().get(property)).value();
    }

    private static boolean isGrey(BufferedImage seen) {
        var color = new Color(seen.getRGB(seen.getWidth() / 2, seen.getHeight() / 2));
        return Math.abs(color.getRed() - 128) < 16 && Math.abs(color.getBlue() - 128) < 16;
    }

    private void openAtTwoGateways(TestStack shared) {
        var gateways = shared.processes().gatewayUrls();
        open(shared, gateways.get(0), gateways.get(1), "address");
    }

    private Path picture() throws IOException {
        var image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.MAGENTA);
        graphics.fillRect(0, 0, 300, 200);
        graphics.dispose();
        var file = directory.resolve("picture.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static boolean isSeen(BufferedImage seen) {
        return seen.getRGB(seen.getWidth() / 2, seen.getHeight() / 2) == Color.MAGENTA.getRGB();
    }
}
