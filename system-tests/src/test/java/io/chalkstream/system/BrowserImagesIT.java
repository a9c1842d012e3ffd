package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.ElementType;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(ana.elements().values())
                .extracting(element -> element.type())
                .containsExactly(ElementType.IMAGE);
        ana.keepScreenshot("image");

        ana.reload();
        Await.until("Ana sees it again", PATIENCE, () -> isSeen(ana.seen(440, 330, 80, 40)));
    }

    @Test
    void I1_a_file_that_is_no_image_is_said_to_be_none_and_is_not_put(TestStack shared) throws IOException {
        openAtTwoGateways(shared);
        ben.chooseFiles("insert-image", Files.writeString(directory.resolve("page.png"), "<script>alert(1)</script>"));

        ben.awaitText("toast", "no image");
        assertThat(ben.elements()).isEmpty();
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
