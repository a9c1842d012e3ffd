package io.chalkstream.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.gateway.StubBoardState;
import io.chalkstream.kafka.embedded.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(StubBoardState.class)
class PageTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern SCRIPT = Pattern.compile("<script[^>]* src=\"([^\"]+)\"[^>]*></script>");
    private static final Pattern LOADED_SCRIPT = Pattern.compile("start-[A-Z0-9]+\\.js");

    @TestHTTPResource("/")
    URI gateway;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/new",
                "/b/board-1",
                "/b/board-1%23link",
                "/b/board-1%2523link",
                "/b/board-1/",
                "/B/board-1"
            })
    void K1_the_page_is_at_the_root_and_at_each_board_however_bent_its_address_is_and_never_stale(String path)
            throws Exception {
        var page = get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>Chalkstream</title>");
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(page.headers().firstValue("Last-Modified")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/b/board-1"})
    void the_page_may_only_run_own_scripts_and_not_be_framed(String path) throws Exception {
        var headers = get(path).headers();

        assertThat(headers.allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
    }

    @Test
    void the_page_obeys_its_content_security_policy() throws Exception {
        assertThat(get("/").body()).doesNotContain("<style", " style=", " onclick=", "<base");
        assertThat(SCRIPT.matcher(get("/").body()).results().count())
                .as("scripts of the page with a source")
                .isEqualTo(Pattern.compile("<script")
                        .matcher(get("/").body())
                        .results()
                        .count())
                .isPositive();
    }

    @Test
    void files_with_a_hash_in_their_name_are_immutable() throws Exception {
        var script = SCRIPT.matcher(get("/").body());
        assertThat(script.find()).isTrue();
        var response = get(script.group(1));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable", "max-age");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"gzip, deflate, br|br", "gzip|gzip", "br;q=0, gzip;q=0.5|gzip"})
    void scripts_are_sent_in_the_best_accepted_compression(String accepted, String sent) throws Exception {
        String script = largeScript();
        var whole = get(script);
        var response = HTTP.send(
                HttpRequest.newBuilder(gateway.resolve(script))
                        .header("Accept-Encoding", accepted)
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().allValues("Content-Encoding")).containsExactly(sent);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).contains("javascript");
        assertThat(response.headers().firstValue("Vary").orElseThrow()).isEqualToIgnoringCase("Accept-Encoding");
        assertThat(response.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(response.body().length).isLessThan(whole.body().length() / 2);
        assertThat(whole.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void a_missing_file_is_not_found() throws Exception {
        assertThat(get("/moon").statusCode()).isEqualTo(404);
    }

    /** A script that the page's first one loads: that one is too short to tell what compression saves. */
    private String largeScript() throws Exception {
        var first = SCRIPT.matcher(get("/").body());
        assertThat(first.find()).isTrue();
        var next = LOADED_SCRIPT.matcher(get(first.group(1)).body());
        assertThat(next.find()).isTrue();
        return "/assets/" + next.group();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(gateway.resolve(path)).build(), BodyHandlers.ofString());
    }
}
