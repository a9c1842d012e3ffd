package io.chalkstream.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The operators' page in a browser. */
public final class OpsPage implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final List<String> problems = new ArrayList<>();

    private OpsPage(Browser browser) {
        context = browser.newContext(
                new Browser.NewContextOptions().setLocale("en").setViewportSize(1280, 900));
        page = context.newPage();
        page.onPageError(problems::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                problems.add(message.text());
            }
        });
    }

    public static OpsPage open(Browser browser, String url) {
        var ops = new OpsPage(browser);
        ops.page.navigate(url);
        return ops;
    }

    /** Waits until a service's reading of a topic has this state. */
    public void awaitState(String reader, String state, Duration patience) {
        assertThat(row(reader))
                .hasAttribute("data-state", state, new LocatorAssertions.HasAttributeOptions().setTimeout((double)
                                patience.toMillis()));
    }

    /** Waits until the sentence on top has this text in it. */
    public void awaitHeadline(String text, Duration patience) {
        assertThat(page.locator("[data-name=headline]"))
                .containsText(
                        text, new LocatorAssertions.ContainsTextOptions().setTimeout((double) patience.toMillis()));
    }

    /** Waits until a cell of a reader's row matches. */
    public void awaitCell(String reader, String cell, Pattern text, Duration patience) {
        assertThat(row(reader).locator("[data-name=" + cell + "]"))
                .hasText(text, new LocatorAssertions.HasTextOptions().setTimeout((double) patience.toMillis()));
    }

    /** The number of connections of a gateway, as it is shown. */
    public String connections(String gateway) {
        return page.locator("[data-gateway='" + gateway + "'] [data-name=connections]")
                .textContent();
    }

    /** Shows the page as to somebody who prefers this. */
    public void prefer(ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    /** Whether the page is wider than a window of this width. */
    public boolean overflows(int width) {
        page.setViewportSize(width, 800);
        return (boolean) page.evaluate("() => document.documentElement.scrollWidth > innerWidth");
    }

    public List<String> brokenAccessibilityRules() {
        return AccessibilityRules.brokenIn(page);
    }

    public void keepScreenshot(String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(BoardPage.SCREENSHOTS.resolve(name + ".png")));
    }

    /** The errors on the page's console. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    private Locator row(String reader) {
        return page.locator("[data-reader='" + reader + "']");
    }

    @Override
    public void close() {
        context.close();
    }
}
