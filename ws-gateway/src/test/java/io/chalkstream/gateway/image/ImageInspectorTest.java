package io.chalkstream.gateway.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.protocol.code.InvalidMessageException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageInspectorTest {
    /** One pixel. */
    private static final String WEBP = "UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"png, PNG", "jpg, JPEG", "gif, GIF"})
    void I1_the_content_says_what_an_image_is(String written, ImageFormat expected) throws IOException {
        assertThat(inspect(image(written, 3, 2))).isEqualTo(expected);
    }

    @Test
    void I1_webp_is_an_image() throws IOException {
        assertThat(inspect(Base64.getDecoder().decode(WEBP))).isEqualTo(ImageFormat.WEBP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "just text",
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<html><script>alert(1)</script></html>",
                "%PDF-1.7",
                "GIF89a",
                "BM"
            })
    void I1_anything_else_is_refused(String content) {
        assertThatThrownBy(() -> inspect(content.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidMessageException.class);
    }

    @Test
    void I1_a_damaged_image_is_refused() throws IOException {
        byte[] png = image("png", 3, 2);
        png[20] ^= (byte) 0x80;

        assertThatThrownBy(() -> inspect(Arrays.copyOf(png, 12))).isInstanceOf(InvalidMessageException.class);
        assertThatThrownBy(() -> inspect(png)).isInstanceOf(InvalidMessageException.class);
    }

    @Test
    void I1_an_image_of_too_many_pixels_is_refused_by_what_it_says_of_itself() {
        String gif = "474946383961" + "ffff" + "0100" + "800000" + "000000ffffff" + "3b";

        assertThatThrownBy(() -> inspect(HexFormat.of().parseHex(gif)))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("8192");
    }

    private ImageFormat inspect(byte[] content) throws IOException {
        return ImageInspector.inspect(Files.write(directory.resolve("image"), content));
    }

    static byte[] image(String format, int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }
}
