package io.chalkstream.ops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.ops.overview.Overview;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleServerTest {
    private static final String KEY = "k".repeat(32);
    private static final InetSocketAddress HERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void with_a_key_the_state_is_for_those_who_are_logged_in() throws Exception {
        try (var server = server(Optional.of(new Login(KEY, Clock.systemUTC())))) {
            assertThat(get(server, "/ops/overview", "").statusCode()).isEqualTo(401);
            assertThat(logIn(server, "x".repeat(32)).statusCode()).isEqualTo(403);

            var cookie = logIn(server, KEY).headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Secure", "Path=/ops");
            var answer = get(server, "/ops/overview?since=5", cookie.substring(0, cookie.indexOf(';')));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"at\":5");
        }
    }

    @Test
    void the_page_has_headers_that_keep_other_scripts_out() throws Exception {
        try (var server = server(Optional.empty())) {
            var page = get(server, "/ops", "");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(get(server, "/ops/main.js", "").statusCode()).isEqualTo(200);
            assertThat(get(server, "/ops/other", "").statusCode()).isEqualTo(404);
            assertThat(get(server, "/main.js", "").statusCode()).isEqualTo(404);
        }
    }

    /** A name that another page's owner lets point to this machine. */
    @Test
    void without_a_key_only_this_machines_own_names_are_answered() throws Exception {
        try (var server = server(Optional.empty())) {
            assertThat(get(server, "/ops/overview", "").statusCode()).isEqualTo(200);
            assertThat(statusLine(server, "ops.example.org")).contains(" 421 ");
            assertThat(statusLine(server, "localhost")).contains(" 200 ");
        }
    }

    @Test
    void without_a_key_it_does_not_listen_for_others() {
        assertThatThrownBy(() -> ConsoleServer.start(
                        new InetSocketAddress("0.0.0.0", 0), Optional.empty(), ConsoleServerTest::overview))
                .hasMessageContaining("operators' key");
    }

    @Test
    void probes_are_answered_on_a_port_of_their_own() throws Exception {
        try (var server = server(Optional.empty());
                var health = ConsoleServer.health(0, () -> "chalkstream_kafka_brokers 3.0\n")) {
            assertThat(get(server, "/q/health/live", "").statusCode()).isEqualTo(404);
            for (var probe : List.of("started", "ready", "live")) {
                var url = URI.create("http://127.0.0.1:" + health.port() + "/q/health/" + probe);
                var answer = http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
            }
            var metrics = URI.create("http://127.0.0.1:" + health.port() + "/q/metrics");
            assertThat(http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                            .body())
                    .isEqualTo("chalkstream_kafka_brokers 3.0\n");
        }
    }

    private static ConsoleServer server(Optional<Login> login) throws IOException {
        return ConsoleServer.start(HERE, login, ConsoleServerTest::overview);
    }

    private static Overview overview(long since) {
        return new Overview(since, null, List.of(), List.of(), Map.of());
    }

    private HttpResponse<String> logIn(ConsoleServer server, String key) throws Exception {
        return http.send(
                HttpRequest.newBuilder(url(server, "/ops/login"))
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofString(key))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(ConsoleServer server, String path, String cookie) throws Exception {
        return http.send(
                HttpRequest.newBuilder(url(server, path))
                        .header("Cookie", cookie)
                        .build(),
                BodyHandlers.ofString());
    }

    private static String statusLine(ConsoleServer server, String host) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write("GET /ops/overview HTTP/1.1\r\nHost: %s\r\n\r\n"
                            .formatted(host)
                            .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    private static URI url(ConsoleServer server, String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }
}
