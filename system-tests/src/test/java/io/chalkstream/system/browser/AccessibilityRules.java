package io.chalkstream.system.browser;

import com.microsoft.playwright.Page;
import io.chalkstream.protocol.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The rules of WCAG 2.2, levels A and AA, as far as axe-core can check them in a page. */
final class AccessibilityRules {
    private static final String AXE = script();

    private static final String RUN = """
            async () => {
              const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
              const { violations } = await axe.run(document, { runOnly: tags });
              return JSON.stringify(violations.flatMap(({ id, help, nodes }) =>
                nodes.map(({ html }) => `${id} (${help}): ${html.slice(0, 200)}`)));
            }""";

    private AccessibilityRules() {}

    /** The rules that the page breaks now, each with the element that does. */
    static List<String> brokenIn(Page page) {
        page.evaluate(AXE);
        return List.of(Json.read((String) page.evaluate(RUN), String[].class));
    }

    private static String script() {
        try (var stream = AccessibilityRules.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(stream, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
