package io.chalkstream.system.browser;

import com.microsoft.playwright.CLI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The browser that Playwright downloads into the user's cache; needs the internet the first time. */
final class PlaywrightBrowser implements BrowserSource {
    private static final Duration DOWNLOAD = Duration.ofMinutes(4);
    private static final Duration CONNECT = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "playwright";
    }

    @Override
    public LaunchPlan find() throws BrowserUnavailableException {
        Subprocess.run(
                DOWNLOAD,
                Map.of("PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT", Long.toString(CONNECT.toMillis())),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CLI.class.getName(),
                        "install",
                        "--only-shell",
                        "chromium"));
        return new LaunchPlan(null, Map.of(), List.of());
    }
}
