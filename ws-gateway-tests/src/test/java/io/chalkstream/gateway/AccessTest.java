package io.chalkstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chalkstream.access.UserIds;
import io.chalkstream.kafka.embedded.KafkaTestResource;
import io.chalkstream.protocol.code.CloseCode;
import io.chalkstream.protocol.command.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(StubBoardState.class)
class AccessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SECRET = "s".repeat(22);

    @TestHTTPResource("/")
    URI gateway;

    /** The stub of board-state knows boards of such names alone. */
    private final String known = "7-" + UUID.randomUUID();

    @BeforeEach
    void awaitReadiness() {
        await().atMost(PATIENCE).until(TestHttp::isReady);
    }

    @Test
    void K1_K2_a_new_boards_links_give_sessions_of_their_roles() throws IOException {
        var made = ask("POST", "/api/boards", "", "");

        assertThat(made.statusCode()).isEqualTo(201);
        var board = json(made);
        for (var role : Role.values()) {
            String name = role.name().toLowerCase(Locale.ROOT);
            var session = session(
                    board.get("board").textValue(), board.get("links").get(name).textValue(), SECRET);
            assertThat(session.statusCode()).isEqualTo(200);
            assertThat(json(session).get("role").textValue()).isEqualTo(name);
            assertThat(json(session).get("user").textValue()).isEqualTo(UserIds.fromSecret(SECRET));
            assertThat(json(session).get("expiresInMs").longValue()).isPositive();
        }
        assertThat(json(ask("POST", "/api/boards", "", "")).get("board")).isNotEqualTo(board.get("board"));
    }

    @Test
    void K2_an_invalid_link_or_request_gives_no_session() throws IOException {
        var board = json(ask("POST", "/api/boards", "", ""));
        String link = board.get("links").get("student").textValue();
        String id = board.get("board").textValue();

        requireError(session(known, link, SECRET), 401, "unauthorised");
        requireError(session(id, link + "x", SECRET), 401, "unauthorised");
        requireError(session(id, link, "short"), 400, "malformed");
        requireError(ask("POST", "/api/boards/" + id + "/session", "", "{"), 400, "malformed");
        requireError(ask("POST", "/api/boards/" + id + "/session", "", ""), 400, "malformed");
        assertThat(ask("POST", "/api/boards/" + id + "/session", "", "x".repeat(9_000))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void K2_a_name_is_cleaned_or_refused_and_a_link_has_one_valid_encoding() throws IOException {
        var board = json(ask("POST", "/api/boards", "", ""));
        String id = board.get("board").textValue();
        String link = board.get("links").get("student").textValue();

        var cleaned = session(id, link, SECRET, "\\u202Ereh\\u0000caeT\\ud83d");
        assertThat(json(cleaned).get("name").textValue()).isEqualTo("rehcaeT");
        for (var nothing : List.of("\\u200b", "\\u0000", "\\u202e", "\\u3164", "\\ud83d")) {
            requireError(session(id, link, SECRET, nothing), 400, "malformed");
        }
        for (var other : List.of(link + ")", link + "!", link + "=")) {
            requireError(session(id, other, SECRET), 401, "unauthorised");
        }
    }

    @Test
    void K8_a_rate_limited_caller_gets_the_time_to_retry_after() throws IOException {
        var board = json(ask("POST", "/api/boards", "", ""));
        String id = board.get("board").textValue();
        String link = board.get("links").get("student").textValue();
        HttpResponse<String> last = null;
        for (int i = 0; i < 100 && (last == null || last.statusCode() == 200); i++) {
            last = session(id, link, SECRET);
        }

        requireError(last, 429, "too-fast");
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
        assertThat(session(id, link, "t".repeat(22)).statusCode()).isEqualTo(200);
    }

    @Test
    void K3_without_a_valid_token_or_from_another_origin_no_connection_is_opened() {
        var good = TestTokens.token(known, "u-ana");

        requireTurnedAway(401, builder -> builder);
        requireTurnedAway(401, builder -> builder.subprotocols("chalkstream", "token.nonsense"));
        requireTurnedAway(401, tokenOf(TestTokens.token("7-another", "u-ana")));
        requireTurnedAway(401, tokenOf(TestTokens.token(known, "u-ana", Duration.ofSeconds(-5))));
        requireTurnedAway(403, builder -> tokenOf(good).apply(builder).header("Origin", "https://evil.example"));
        var socket = new TestSocket(gateway, known, builder -> tokenOf(good)
                .apply(builder)
                .header("Origin", "http://" + gateway.getAuthority()));
        socket.hello("u-ana_1");
        assertThat(socket.awaitMessage("welcome").get("role").textValue()).isEqualTo("teacher");
    }

    @Test
    void K5_a_connection_ends_with_its_session() {
        var socket = new TestSocket(gateway, known, tokenOf(TestTokens.token(known, "u-ana", Duration.ofSeconds(5))));
        socket.hello("u-ana_1");

        socket.awaitClose(CloseCode.EXPIRED);
    }

    @Test
    void K6_a_revoked_role_is_disconnected_and_its_new_link_is_valid() throws IOException {
        var board = json(ask("POST", "/api/boards", "", ""));
        String id = board.get("board").textValue();
        String path = "/api/boards/" + id + "/links";
        String oldLink = board.get("links").get("student").textValue();
        String teacher = token(session(id, board.get("links").get("teacher").textValue(), SECRET));
        String student = token(session(id, oldLink, "t".repeat(22)));
        var open = new TestSocket(gateway, id, tokenOf(student));
        open.hello(UserIds.fromSecret("t".repeat(22)) + "_1");
        open.awaitMessage("welcome");
        assertThat(json(ask("GET", path, teacher, ""))).isEqualTo(board);

        requireError(ask("DELETE", path + "/student", student, ""), 403, "not-allowed");
        requireError(ask("DELETE", path + "/student", "", ""), 401, "unauthorised");
        requireError(ask("DELETE", path + "/nobody", teacher, ""), 400, "malformed");
        var revoked = ask("DELETE", path + "/student", teacher, "");

        assertThat(revoked.statusCode()).isEqualTo(200);
        open.awaitClose(CloseCode.REVOKED);
        requireError(session(id, oldLink, SECRET), 403, "revoked");
        requireTurnedAway(401, tokenOf(student));
        String newLink = json(revoked).get("links").get("student").textValue();
        assertThat(session(id, newLink, SECRET).statusCode()).isEqualTo(200);
        assertThat(json(ask("GET", path, teacher, ""))
                        .get("links")
                        .get("student")
                        .textValue())
                .isEqualTo(newLink);
    }

    @Test
    void K6_a_teacher_who_revokes_the_teachers_links_gets_the_new_one() throws IOException {
        var board = json(ask("POST", "/api/boards", "", ""));
        String id = board.get("board").textValue();
        String teacher = token(session(id, board.get("links").get("teacher").textValue(), SECRET));

        var revoked = ask("DELETE", "/api/boards/" + id + "/links/teacher", teacher, "");

        requireError(ask("GET", "/api/boards/" + id + "/links", teacher, ""), 403, "revoked");
        String newLink = json(revoked).get("links").get("teacher").textValue();
        assertThat(session(id, newLink, SECRET).statusCode()).isEqualTo(200);
    }

    @Test
    void K9_a_code_leads_to_the_students_link_until_it_is_revoked() throws IOException {
        var board = json(ask("POST", "/api/boards", "", ""));
        String id = board.get("board").textValue();
        String path = "/api/boards/" + id + "/code";
        String link = board.get("links").get("student").textValue();
        String teacher = token(session(id, board.get("links").get("teacher").textValue(), SECRET));
        String student = token(session(id, link, "t".repeat(22)));
        assertThat(json(ask("GET", path, teacher, "")).has("code")).isFalse();
        requireError(ask("POST", path, student, "{\"role\":\"student\",\"minutes\":60}"), 403, "not-allowed");
        requireError(ask("POST", path, teacher, "{\"role\":\"teacher\",\"minutes\":60}"), 400, "malformed");
        requireError(ask("POST", path, teacher, "{\"role\":\"student\",\"minutes\":10081}"), 400, "over-limit");

        var made = json(ask("POST", path, teacher, "{\"role\":\"student\",\"minutes\":60}"));

        String code = made.get("code").textValue();
        assertThat(made.get("expiresInMs").longValue()).isBetween(3_500_000L, 3_600_000L);
        assertThat(json(ask("GET", path, teacher, "")).get("code").textValue()).isEqualTo(code);
        var entered = json(enter(code));
        assertThat(entered.get("board").textValue()).isEqualTo(id);
        assertThat(entered.get("link").textValue()).isEqualTo(link);

        assertThat(json(ask("DELETE", path, teacher, "")).has("code")).isFalse();
        requireError(enter(code), 404, "unknown-code");
        requireError(enter("ABC"), 400, "malformed");
    }

    @Test
    void K9_a_code_ends_with_the_links_that_it_stands_for() throws IOException {
        var board = json(ask("POST", "/api/boards", "", ""));
        String id = board.get("board").textValue();
        String teacher = token(session(id, board.get("links").get("teacher").textValue(), SECRET));
        String path = "/api/boards/" + id + "/code";
        String code = json(ask("POST", path, teacher, "{\"role\":\"student\",\"minutes\":60}"))
                .get("code")
                .textValue();

        ask("DELETE", "/api/boards/" + id + "/links/student", teacher, "");

        requireError(enter(code), 404, "unknown-code");
        assertThat(json(ask("GET", path, teacher, "")).has("code")).isFalse();
    }

    @Test
    void K10_a_removed_person_is_out_and_newcomers_by_the_same_link_wait_for_the_teacher() throws IOException {
        var board = json(ask("POST", "/api/boards", "", ""));
        String id = board.get("board").textValue();
        String link = board.get("links").get("student").textValue();
        String teacher = token(session(id, board.get("links").get("teacher").textValue(), SECRET));
        var bob = json(session(id, link, "b".repeat(22)));
        var ana = json(session(id, link, "a".repeat(22)));
        var open = new TestSocket(gateway, id, tokenOf(bob.get("token").textValue()));
        open.hello(bob.get("user").textValue() + "_1");
        open.awaitMessage("welcome");
        String path = "/api/boards/" + id + "/people";
        String bobs = path + "/" + bob.get("user").textValue();
        requireError(ask("PUT", bobs, ana.get("token").textValue(), status(true, false)), 403, "not-allowed");

        var people = json(ask("PUT", bobs, teacher, status(true, false)));

        assertThat(people.get("people").get(0).get("removed").booleanValue()).isTrue();
        open.awaitClose(CloseCode.REMOVED);
        requireTurnedAway(401, tokenOf(bob.get("token").textValue()));
        requireError(session(id, link, "b".repeat(22)), 403, "removed");
        requireError(session(id, link, "c".repeat(22)), 403, "waiting");
        assertThat(member(id, link, "a".repeat(22), ana.get("member").textValue())
                        .statusCode())
                .isEqualTo(200);
        var waiting = json(ask("GET", path, teacher, "")).get("waiting");
        assertThat(waiting).hasSize(1);
        String newcomer = waiting.get(0).get("user").textValue();

        ask("POST", "/api/boards/" + id + "/admissions", teacher, "{\"users\":[\"%s\"]}".formatted(newcomer));

        assertThat(session(id, link, "c".repeat(22)).statusCode()).isEqualTo(200);
        ask("PUT", bobs, teacher, "{\"name\":\"Bob\",\"removed\":false,\"viewer\":false}");
        assertThat(session(id, link, "b".repeat(22)).statusCode()).isEqualTo(200);
    }

    @Test
    void K10_teachers_alone_are_told_that_somebody_waits_and_that_they_were_let_in() throws IOException {
        var board = json(ask("POST", "/api/boards", "", ""));
        String id = board.get("board").textValue();
        String link = board.get("links").get("student").textValue();
        var ana = json(session(id, board.get("links").get("teacher").textValue(), SECRET));
        var bob = json(session(id, link, "b".repeat(22)));
        String teacher = ana.get("token").textValue();
        ask("PUT", "/api/boards/" + id + "/waiting-room", teacher, "{\"on\":true}");
        var teachersPage = joined(id, ana);
        var studentsPage = joined(id, bob);

        requireError(session(id, link, "c".repeat(22)), 403, "waiting");
        teachersPage.awaitMessages("people-changed", 1);
        requireError(session(id, link, "c".repeat(22)), 403, "waiting");
        var waiting =
                json(ask("GET", "/api/boards/" + id + "/people", teacher, "")).get("waiting");
        String newcomer = waiting.get(0).get("user").textValue();
        ask("POST", "/api/boards/" + id + "/admissions", teacher, "{\"users\":[\"%s\"]}".formatted(newcomer));
        teachersPage.awaitMessages("people-changed", 2);
        assertThat(studentsPage.messages("people-changed")).isEmpty();
    }

    private TestSocket joined(String board, JsonNode session) {
        var socket = new TestSocket(gateway, board, tokenOf(session.get("token").textValue()));
        socket.hello(session.get("user").textValue() + "_1");
        socket.awaitMessage("welcome");
        return socket;
    }

    @Test
    void K10_a_person_made_a_viewer_rejoins_as_a_viewer_with_the_name_given_by_the_teacher() throws IOException {
        var board = json(ask("POST", "/api/boards", "", ""));
        String id = board.get("board").textValue();
        String link = board.get("links").get("student").textValue();
        String teacher = token(session(id, board.get("links").get("teacher").textValue(), SECRET));
        var bob = json(session(id, link, "b".repeat(22)));
        var open = new TestSocket(gateway, id, tokenOf(bob.get("token").textValue()));
        open.hello(bob.get("user").textValue() + "_1");
        open.awaitMessage("welcome");

        ask("PUT", "/api/boards/" + id + "/people/" + bob.get("user").textValue(), teacher, status(false, true));

        open.awaitClose(CloseCode.EXPIRED);
        var again = json(session(id, link, "b".repeat(22)));
        assertThat(again.get("name").textValue()).isEqualTo("Bob K.");
        assertThat(again.get("role").textValue()).isEqualTo("viewer");
        var old = new TestSocket(gateway, id, tokenOf(bob.get("token").textValue()));
        old.hello(bob.get("user").textValue() + "_2");
        assertThat(old.awaitMessage("welcome").get("role").textValue()).isEqualTo("viewer");
    }

    @Test
    void K13_everybody_on_a_board_reads_its_history_in_their_role() throws Exception {
        var board = json(ask("POST", "/api/boards", "", ""));
        String id = board.get("board").textValue();
        String path = "/api/boards/" + id + "/history";
        for (var role : List.of("teacher", "student", "viewer")) {
            String token = token(session(id, board.get("links").get(role).textValue(), SECRET));
            var asked = ask("GET", path + "?upTo=7", token, "");
            assertThat(json(asked).get("asked").textValue()).isEqualTo("upTo=7&role=" + role);
            assertThat(asked.headers().firstValue("Content-Encoding")).isEmpty();
        }
        String token = token(session(id, board.get("links").get("viewer").textValue(), SECRET));
        var zipped = HTTP.send(
                HttpRequest.newBuilder(gateway.resolve(path + "?upTo=7"))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"asked\":\"upTo=7&role=viewer\"}");

        requireError(ask("GET", path + "?upTo=0", token, ""), 404, "not-kept");
        requireError(ask("GET", path, token, ""), 400, "malformed");
        requireError(ask("GET", path + "?upTo=7", "", ""), 401, "unauthorised");
        requireError(ask("GET", "/api/boards/" + known + "/history?upTo=7", token, ""), 401, "unauthorised");
    }

    @Test
    void K14_a_board_or_a_code_of_another_cell_is_refused_as_such() throws IOException {
        String elsewhere = "c7-" + "x".repeat(22);

        requireError(session(elsewhere, "a link", SECRET), 421, "wrong-cell");
        requireError(ask("GET", "/api/boards/" + elsewhere + "/links", "", ""), 421, "wrong-cell");
        requireError(ask("PUT", "/api/boards/" + elsewhere + "/images/abc", "", "x"), 421, "wrong-cell");
        requireError(enter("C7ACDEFG"), 421, "wrong-cell");
        requireError(ask("POST", "/api/codes/c7", "", "{\"code\":\"C7ACDEFG\"}"), 421, "wrong-cell");
        requireTurnedAway(421, elsewhere, tokenOf(TestTokens.token(elsewhere, "u-ana")));
    }

    private static String status(boolean removed, boolean viewer) {
        return "{\"name\":\"Bob\",\"removed\":%s,\"viewer\":%s,\"rename\":\"Bob K.\"}".formatted(removed, viewer);
    }

    private HttpResponse<String> member(String board, String link, String secret, String member) {
        return ask(
                "POST",
                "/api/boards/" + board + "/session",
                "",
                "{\"link\":\"%s\",\"name\":\"Ana\",\"secret\":\"%s\",\"member\":\"%s\"}"
                        .formatted(link, secret, member));
    }

    private HttpResponse<String> enter(String code) {
        return ask("POST", "/api/codes", "", "{\"code\":\"%s\"}".formatted(code));
    }

    private void requireTurnedAway(int status, UnaryOperator<WebSocket.Builder> options) {
        requireTurnedAway(status, known, options);
    }

    private void requireTurnedAway(int status, String board, UnaryOperator<WebSocket.Builder> options) {
        assertThatThrownBy(() -> new TestSocket(gateway, board, options))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        e -> assertThat(e.getResponse().statusCode()).isEqualTo(status));
    }

    private static UnaryOperator<WebSocket.Builder> tokenOf(String token) {
        return builder -> builder.subprotocols("chalkstream", "token." + token);
    }

    private HttpResponse<String> session(String board, String link, String secret) {
        return session(board, link, secret, "Ana");
    }

    private HttpResponse<String> session(String board, String link, String secret, String name) {
        return ask(
                "POST",
                "/api/boards/" + board + "/session",
                "",
                "{\"link\":\"%s\",\"name\":\"%s\",\"secret\":\"%s\"}".formatted(link, name, secret));
    }

    private static String token(HttpResponse<String> session) throws IOException {
        return json(session).get("token").textValue();
    }

    private static void requireError(HttpResponse<String> response, int status, String code) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).get("type").textValue()).isEqualTo("error");
        assertThat(json(response).get("code").textValue()).isEqualTo(code);
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return MAPPER.readTree(response.body());
    }

    private HttpResponse<String> ask(String method, String path, String token, String body) {
        var request = HttpRequest.newBuilder(gateway.resolve(path)).method(method, BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
