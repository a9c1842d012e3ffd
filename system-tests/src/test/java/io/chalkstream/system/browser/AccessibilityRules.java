package io.chalkstream.system.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.chalkstream.protocol.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The rules of WCAG 2.2, levels A and AA, as far as axe-core can check them in a page, in light and dark; and targets of at
 * least 24 pixels.
 */
final class AccessibilityRules {
    private static final String AXE = script();

    private static final String RUN = """
            async runOnly => {
              const { violations } = await axe.run(document, { runOnly });
              return JSON.stringify(violations.flatMap(({ id, help, nodes }) =>
                nodes.map(({ html }) => `${id} (${help}): ${html.slice(0, 200)}`)));
            }""";

    private static final List<String> ALL = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    /** Without the rules that colours don't matter to. */
    private static final List<String> CONTRAST = List.of("color-contrast");

    /** Links in a running text may be smaller, and what belongs to a label is pressed there. */
    private static final String SMALL_TARGETS = """
            _ => JSON.stringify([...document.querySelectorAll(
                "button, a[href], input, select, summary, [role=menuitem], [role=option]")]
              .filter(target => target.checkVisibility() && !target.matches("p a, .visually-hidden *"))
              .map(target => ({ target, box: (target.closest("label") ?? target).getBoundingClientRect() }))
              .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
              .map(({ target, box }) =>
                `${box.width} × ${box.height} pixels are too small: ${target.outerHTML.slice(0, 200)}`))""";

    private AccessibilityRules() {}

    /** The rules that the page breaks now, each with the element that does. */
    static List<String> brokenIn(Page page) {
        page.evaluate(AXE);
        var broken = new ArrayList<>(strings(page, RUN, ALL));
        broken.addAll(strings(page, SMALL_TARGETS, List.of()));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        strings(page, RUN, CONTRAST).forEach(rule -> broken.add("in dark: " + rule));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return List.copyOf(broken);
    }

    private static List<String> strings(Page page, String script, List<String> argument) {
        return List.of(Json.read((String) page.evaluate(script, argument), String[].class));
    }

    private static String script() {
        try (var stream = AccessibilityRules.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(stream, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
