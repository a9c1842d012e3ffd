package io.chalkstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chalkstream.kafka.embedded.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no browser sends. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(StubBoardState.class)
class HostileHttpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HOST = "Host: board.example";
    private static final String MALFORMED = "\"code\":\"malformed\"";

    @TestHTTPResource("/")
    URI gateway;

    @BeforeEach
    void awaitReadiness() {
        await().atMost(PATIENCE).until(TestHttp::isReady);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/metrics", "/q/", "/q/openapi", "/q%2fhealth"})
    void N1_health_and_metrics_are_not_served_on_the_public_port(String path) {
        assertThat(TestHttp.get(gateway, path).statusCode()).isEqualTo(404);
        assertThat(TestHttp.management("health/ready").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.1"})
    void N2_a_body_with_two_lengths_is_refused_and_the_connection_closed(String version) {
        try (var http = new RawHttp(gateway)) {
            http.write(RawHttp.head(
                            "POST /api/boards HTTP/" + version,
                            HOST,
                            "Connection: keep-alive",
                            "Content-Length: 5",
                            "Transfer-Encoding: chunked")
                    + "0\r\n\r\nGET / HTTP/1.1\r\n" + HOST + "\r\n\r\n");

            assertThat(http.readToTheEnd())
                    .startsWith("HTTP/" + version + " 400")
                    .containsOnlyOnce("HTTP/");
        }
    }

    @Test
    void N2_two_content_lengths_are_refused_and_the_connection_closed() {
        requireRefused(RawHttp.head("POST /api/boards HTTP/1.1", HOST, "Content-Length: 5", "Content-Length: 6"));
    }

    @Test
    void N3_a_request_names_one_host() {
        requireRefused(RawHttp.head("GET / HTTP/1.1", HOST, "Host: evil.example"));
        requireRefused(RawHttp.head("GET / HTTP/1.1"));
    }

    @Test
    void N4_http_2_is_not_supported() {
        try (var http = new RawHttp(gateway)) {
            http.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
            assertThat(http.readToTheEnd()).contains(" 400 ");
        }
        try (var http = new RawHttp(gateway)) {
            http.write(RawHttp.head(
                    "GET / HTTP/1.1",
                    HOST,
                    "Connection: Upgrade, HTTP2-Settings",
                    "Upgrade: h2c",
                    "HTTP2-Settings: AAMAAABkAAQAAP__"));
            assertThat(http.statusLine()).doesNotContain("101");
        }
    }

    @Test
    void N5_a_head_that_never_ends_is_given_up() throws InterruptedException {
        try (var silent = new RawHttp(gateway);
                var half = new RawHttp(gateway);
                var slow = new RawHttp(gateway)) {
            half.write("GET / HTTP/1.1\r\nHo");
            slow.write("GET / HTTP/1.1\r\n" + HOST + "\r\nX: ");
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (slow.write("x") && System.nanoTime() < end) {
                Thread.sleep(50);
            }

            assertThat(System.nanoTime()).isLessThan(end);
            assertThat(half.readToTheEnd()).isEmpty();
            assertThat(silent.readToTheEnd()).isEmpty();
        }
    }

    @Test
    void N5_a_second_head_or_a_body_that_never_ends_is_given_up() {
        try (var second = new RawHttp(gateway);
                var body = new RawHttp(gateway)) {
            second.write(RawHttp.head("GET /q/ HTTP/1.1", HOST));
            assertThat(second.statusLine()).startsWith("HTTP/1.1 404");
            second.write("GET / HT");
            body.write(RawHttp.head("POST /api/boards/7-x/session HTTP/1.1", HOST, "Content-Length: 100") + "{");

            assertThat(second.readToTheEnd()).doesNotContain("HTTP/");
            assertThat(body.readToTheEnd()).isEmpty();
        }
    }

    @Test
    void N5_a_websocket_is_not_a_request_that_takes_too_long() throws InterruptedException {
        var ana = TestSocket.joined(gateway, "7-" + UUID.randomUUID(), "u-ana_1", "u-ana");

        Thread.sleep(3_000);
        ana.send("{\"type\":\"ping\"}");

        ana.awaitMessage("pong");
        assertThat(ana.isOpen()).isTrue();
    }

    @Test
    void N6_the_size_of_a_head_is_limited() {
        requireStatus("414", RawHttp.head("GET /" + "x".repeat(5_000) + " HTTP/1.1", HOST));
        requireStatus("431", RawHttp.head("GET / HTTP/1.1", HOST, "X: " + "x".repeat(17_000)));
    }

    @Test
    void N7_an_oversized_body_is_refused_by_its_declared_length() {
        requireStatus("413", RawHttp.head("POST /api/boards/7-x/session HTTP/1.1", HOST, "Content-Length: 100000000"));
        requireStatus("413", RawHttp.head("POST /api/boards HTTP/1.1", HOST, "Content-Length: 100000000"));
    }

    @Test
    void N9_a_compressed_body_is_not_unpacked() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[4 << 20]);
        }

        try (var http = new RawHttp(gateway)) {
            http.write(RawHttp.head(
                            "POST /api/boards/7-x/session HTTP/1.1",
                            HOST,
                            "Connection: close",
                            "Content-Encoding: gzip",
                            "Content-Length: " + bomb.size())
                    + bomb.toString(StandardCharsets.ISO_8859_1));

            assertThat(http.statusLine()).contains(" 400 ");
        }
    }

    @Test
    void N9_a_websocket_takes_no_compressed_messages() {
        String board = "7-" + UUID.randomUUID();
        try (var http = new RawHttp(gateway)) {
            http.write(RawHttp.head(
                    "GET /ws/boards/" + board + " HTTP/1.1",
                    "Host: " + gateway.getAuthority(),
                    "Connection: Upgrade",
                    "Upgrade: websocket",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                    "Sec-WebSocket-Extensions: permessage-deflate",
                    "Sec-WebSocket-Protocol: chalkstream, token." + TestTokens.token(board, "u-ana")));
            assertThat(http.readTo("\r\n\r\n").toLowerCase(Locale.ROOT))
                    .contains("101")
                    .doesNotContain("permessage-deflate");
            // A text frame that says that it is compressed.
            http.write("\u00c1\u0081\0\0\0\0{");

            assertThat(http.readTo(MALFORMED)).endsWith(MALFORMED);
        }
    }

    @Test
    void N8_an_aborted_body_is_not_logged_as_an_error() {
        List<LogRecord> errors = new CopyOnWriteArrayList<>();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                    errors.add(entry);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            for (int i = 0; i < 20; i++) {
                var http = new RawHttp(gateway);
                http.write(RawHttp.head("POST /api/boards/7-x/session HTTP/1.1", HOST, "Content-Length: 100") + "{");
                http.reset();
            }
            // Those that came before are over when the answer to this one is here.
            assertThat(TestHttp.get(gateway, "/q/").statusCode()).isEqualTo(404);
            await().pollDelay(Duration.ofMillis(500)).until(() -> true);
        } finally {
            root.removeHandler(handler);
        }
        assertThat(errors).extracting(LogRecord::getMessage).isEmpty();
    }

    private void requireRefused(String request) {
        requireStatus("400", request);
    }

    private void requireStatus(String status, String request) {
        try (var http = new RawHttp(gateway)) {
            http.write(request);
            assertThat(http.readToTheEnd()).startsWith("HTTP/1.").contains(" " + status + " ");
        }
    }
}
