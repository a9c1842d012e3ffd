package io.chalkstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chalkstream.kafka.embedded.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a school's identity provider. {@link AccessTest} is without one. */
@QuarkusTest
@TestProfile(TeacherLoginTest.LoginNeeded.class)
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(StubBoardState.class)
@QuarkusTestResource(value = FakeIdentityProvider.class, restrictToAnnotatedClass = true)
class TeacherLoginTest {
    /** The settings that a school makes, besides where its provider is. */
    public static final class LoginNeeded implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("chalkstream.login.enabled", "true");
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient browser = HttpClient.newBuilder()
            .followRedirects(Redirect.ALWAYS)
            .cookieHandler(new CookieManager())
            .build();

    @TestHTTPResource("/")
    URI gateway;

    @ConfigProperty(name = FakeIdentityProvider.ISSUER)
    URI provider;

    @BeforeEach
    void awaitReadiness() {
        await().atMost(PATIENCE).until(TestHttp::isReady);
    }

    @Test
    void K7_without_a_login_nobody_makes_a_board() throws Exception {
        requireError(makeBoard(""), 401, "unauthorised");
    }

    @Test
    void K7_a_logged_in_teacher_makes_boards_under_the_name_that_the_provider_knows() throws Exception {
        var page = get(gateway.resolve("/login"));

        assertThat(page.uri()).isEqualTo(gateway.resolve("/new"));
        assertThat(page.statusCode()).isEqualTo(200);
        var made = makeBoard("");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(json(made).get("name").textValue()).isEqualTo(FakeIdentityProvider.TEACHER);
        String link = json(made).get("links").get("student").textValue();
        var session = post(
                "/api/boards/" + json(made).get("board").textValue() + "/session",
                "",
                "{\"link\":\"%s\",\"name\":\"Ben\",\"secret\":\"%s\"}".formatted(link, "s".repeat(22)));
        assertThat(session.statusCode()).isEqualTo(200);
    }

    @Test
    void K7_a_teachers_token_of_the_provider_makes_a_board() throws Exception {
        var made = makeBoard(mint("role=teacher"));

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "role=student, 403, not-allowed",
        "issuer=http://localhost:1, 401, unauthorised",
        "life=-120, 401, unauthorised",
        "signer=other, 401, unauthorised"
    })
    void K7_any_other_token_is_refused(String order, int status, String code) throws Exception {
        requireError(makeBoard(mint(order)), status, code);
    }

    @Test
    void K7_a_session_of_a_board_is_no_login() throws Exception {
        requireError(makeBoard(TestTokens.token("7-known", "u-ana")), 401, "unauthorised");
    }

    @Test
    void K6_a_boards_own_tokens_are_never_shown_to_the_provider() throws Exception {
        var board = json(makeBoard(mint("role=teacher")));
        String id = board.get("board").textValue();
        var links = HttpRequest.newBuilder(gateway.resolve("/api/boards/" + id + "/links"))
                .header("Authorization", "Bearer " + TestTokens.token(id, "u-ana"))
                .build();

        assertThat(browser.send(links, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private String mint(String order) throws Exception {
        return get(provider.resolve("/mint?" + order)).body();
    }

    private HttpResponse<String> makeBoard(String token) throws Exception {
        return post("/api/boards", token, "");
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return browser.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String token, String body) throws Exception {
        var request = HttpRequest.newBuilder(gateway.resolve(path)).POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static void requireError(HttpResponse<String> response, int status, String code) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).get("code").textValue()).isEqualTo(code);
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return MAPPER.readTree(response.body());
    }
}
