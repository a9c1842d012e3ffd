package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.system.browser.Firefox;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Ana is a teacher with Chromium; Fay comes by the students' link with Firefox. In the profile nightly, where there is Firefox. */
@EnabledIfSystemProperty(named = "chalkstream.firefox", matches = "true")
class FirefoxLessonIT extends BrowserTest {
    private static final String ENTER = "\uE007";
    private static final String ESCAPE = "\uE00C";

    private Firefox firefox;

    @BeforeEach
    void start_firefox() throws IOException {
        var launched = Firefox.launch();
        assumeTrue(launched.isPresent(), "no Firefox is installed");
        firefox = launched.get();
    }

    @AfterEach
    void quit_firefox() throws IOException {
        if (firefox != null) {
            firefox.close();
        }
    }

    @Test
    void K1_O3_a_student_with_Firefox_joins_draws_writes_sees_what_others_do_and_has_it_after_a_reload(
            TestStack shared) {
        var gateways = shared.processes().gatewayUrls();
        openAlone(shared, gateways.get(0));
        String link = at(gateways.get(1), ana.shared("address"));
        ana.keys("Escape");
        ana.awaitGone("share-panel");
        firefox.open(URI.create(link));
        await("is asked for her name", "document.querySelector('[data-testid=name-input]') !== null");
        firefox.evaluate("document.querySelector('[data-testid=name-input]').focus()");
        firefox.type("Fay" + ENTER);
        await("is connected", "document.querySelector('.connection[data-state=online]') !== null");

        press("tool-pen");
        firefox.drag(200, 200, 300, 260);
        press("tool-post");
        firefox.drag(500, 250, 500, 250);
        firefox.type("Plants 식물" + ESCAPE);
        ana.choose("rectangle");
        ana.drag(150, 400, 250, 500);
        awaitSameBoard(3, List.of(ana));
        assertThat(ana.elements().values()).extracting(Element::typeName).contains("stroke", "post");
        awaitOutline();
        firefox.reload();
        awaitOutline();
    }

    private void awaitOutline() {
        await("has all three", "/Plants 식물.*2 /s.test(document.querySelector('[data-testid=outline]')?.textContent)");
    }

    private void press(String button) {
        firefox.evaluate("document.querySelector('[data-testid=" + button + "]').click()");
    }

    private void await(String what, String condition) {
        Await.until("Fay " + what, PATIENCE, () -> "true".equals(firefox.evaluate(condition)));
    }
}
