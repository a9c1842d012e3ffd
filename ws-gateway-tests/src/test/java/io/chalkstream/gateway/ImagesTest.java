package io.chalkstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chalkstream.kafka.embedded.KafkaTestResource;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.s3.embedded.S3TestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(StubBoardState.class)
@QuarkusTestResource(S3TestResource.class)
class ImagesTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URI gateway;

    private final String board = "image-" + UUID.randomUUID();
    private final byte[] png = image();

    @BeforeEach
    void awaitReadiness() {
        await().atMost(Duration.ofSeconds(30)).until(TestHttp::isReady);
    }

    @Test
    void I1_I2_what_a_student_has_sent_everybody_of_the_board_gets() {
        assertThat(put(board, Role.STUDENT, hash(png), png).statusCode()).isEqualTo(201);
        assertThat(put(board, Role.TEACHER, hash(png), png).statusCode()).isEqualTo(201);

        var response = get(board, Role.VIEWER, hash(png));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(png);
        var headers = response.headers();
        assertThat(headers.firstValue("Content-Type")).contains("image/png");
        assertThat(headers.firstValue("Content-Disposition")).contains("attachment");
        assertThat(headers.firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).startsWith("private");
    }

    @Test
    void I2_no_other_board_gets_it_and_nobody_without_a_session() {
        put(board, Role.STUDENT, hash(png), png);

        assertThat(get(board + "-2", Role.TEACHER, hash(png)).statusCode()).isEqualTo(404);
        assertThat(ask(HttpRequest.newBuilder(path(board, hash(png))).build()).statusCode())
                .isEqualTo(401);
        var foreign = HttpRequest.newBuilder(path(board, hash(png)))
                .header("Authorization", "Bearer " + token(board + "-2", Role.TEACHER));
        assertThat(ask(foreign.build()).statusCode()).isEqualTo(401);
    }

    @Test
    void I1_viewers_send_none() {
        assertThat(put(board, Role.VIEWER, hash(png), png).statusCode()).isEqualTo(403);
    }

    @Test
    void I1_what_is_no_image_or_another_one_is_refused_and_not_kept() {
        byte[] script = "<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8);
        String other = "ab".repeat(32);

        assertThat(put(board, Role.STUDENT, hash(script), script).statusCode()).isEqualTo(400);
        assertThat(put(board, Role.STUDENT, other, png).statusCode()).isEqualTo(400);
        assertThat(put(board, Role.STUDENT, "no-hash", png).statusCode()).isEqualTo(400);

        assertThat(get(board, Role.STUDENT, hash(script)).statusCode()).isEqualTo(404);
        assertThat(get(board, Role.STUDENT, other).statusCode()).isEqualTo(404);
    }

    @Test
    void I1_an_image_that_is_too_large_is_refused_before_it_comes_or_as_it_comes() {
        byte[] large = new byte[Limits.IMAGE_BYTES + 1];

        assertThat(put(board, Role.STUDENT, hash(large), large).statusCode()).isEqualTo(400);
        var undeclared = request(board, Role.STUDENT, hash(large))
                .PUT(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(large)));
        assertThat(ask(undeclared.build()).statusCode()).isEqualTo(400);
    }

    private HttpResponse<byte[]> put(String board, Role role, String hash, byte[] bytes) {
        return ask(request(board, role, hash)
                .PUT(BodyPublishers.ofByteArray(bytes))
                .build());
    }

    private HttpResponse<byte[]> get(String board, Role role, String hash) {
        return ask(request(board, role, hash).build());
    }

    private HttpRequest.Builder request(String board, Role role, String hash) {
        return HttpRequest.newBuilder(path(board, hash)).header("Authorization", "Bearer " + token(board, role));
    }

    private URI path(String board, String hash) {
        return gateway.resolve("/api/boards/" + board + "/images/" + hash);
    }

    private static HttpResponse<byte[]> ask(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String token(String board, Role role) {
        return TestTokens.token(TestTokens.claims(board, role, "user"));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] image() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
