package io.chalkstream.system.browser;

import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts a browser from the first source that works, and prints one line about each source that was tried. */
public final class Browsers {
    /** The system property that names the only source to use; there is an environment variable for it, too. */
    static final String CHOICE = "chalkstream.browser";

    private static final String CHOICE_VARIABLE = "CHALKSTREAM_BROWSER";

    private static final List<BrowserSource> SOURCES =
            List.of(new SystemBrowser(), new PlaywrightBrowser(), new NpmBrowser(), new DistributionBrowser());

    /** The plan that worked before in this JVM, so that failed sources aren't tried again for each test class. */
    private static @Nullable LaunchPlan proven;

    private Browsers() {}

    /**
     * Starts a browser.
     *
     * @throws IllegalStateException if no source provides one; the message says what to do
     */
    public static synchronized LaunchedBrowser launch() {
        if (proven != null) {
            return start(proven);
        }
        var failures = new ArrayList<String>();
        for (var source : allowed()) {
            try {
                var plan = source.find();
                var launched = start(plan);
                proven = plan;
                say(source.name() + ": Chromium " + launched.browser().version()
                        + Optional.ofNullable(plan.executable())
                                .map(path -> " at " + path)
                                .orElse(""));
                return launched;
            } catch (BrowserUnavailableException | PlaywrightException e) {
                failures.add(source.name() + ": " + firstLines(e));
                say(failures.get(failures.size() - 1));
            }
        }
        throw new IllegalStateException("""
                The browser tests need Chromium or Chrome, and no source could provide it:
                  %s
                Install Chromium or Chrome so that it is on the PATH (Debian, as root: apt-get install chromium-headless-shell), \
                or let this machine reach Playwright's downloads or the npm registry.""".formatted(String.join("\n  ", failures)));
    }

    private static List<BrowserSource> allowed() {
        String choice = System.getProperty(CHOICE, System.getenv().getOrDefault(CHOICE_VARIABLE, ""));
        if (choice.isEmpty()) {
            return SOURCES;
        }
        return SOURCES.stream()
                .filter(source -> source.name().equals(choice.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new IllegalArgumentException(CHOICE + " is one of "
                        + SOURCES.stream().map(BrowserSource::name).toList() + ", not " + choice));
    }

    private static LaunchedBrowser start(LaunchPlan plan) {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            return new LaunchedBrowser(playwright, playwright.chromium().launch(plan.options()));
        } catch (PlaywrightException e) {
            playwright.close();
            throw e;
        }
    }

    private static String firstLines(Exception e) {
        return String.valueOf(e.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(4)
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }

    private static void say(String line) {
        System.out.println("browser: " + line);
    }
}
