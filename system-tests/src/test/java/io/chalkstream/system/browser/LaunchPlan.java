package io.chalkstream.system.browser;

import com.microsoft.playwright.BrowserType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to start a browser.
 *
 * @param executable null for the one in Playwright's cache
 * @param environment variables to add to this process's environment
 * @param arguments arguments to add to the {@link #ARGUMENTS} of every browser
 */
record LaunchPlan(@Nullable Path executable, Map<String, String> environment, List<String> arguments) {
    /** For a machine without a screen or a graphics card, where the user may be root; without background network traffic. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // Letters have the same edges whatever the system says.
            "--font-render-hinting=none");

    private static final double START_MILLIS = 60_000;

    static LaunchPlan of(Path executable) {
        return new LaunchPlan(executable, Map.of(), List.of());
    }

    BrowserType.LaunchOptions options() {
        var all = new ArrayList<>(ARGUMENTS);
        all.addAll(arguments);
        var options =
                new BrowserType.LaunchOptions().setHeadless(true).setArgs(all).setTimeout(START_MILLIS);
        if (executable != null) {
            options.setExecutablePath(executable);
        }
        if (!environment.isEmpty()) {
            var merged = new HashMap<>(System.getenv());
            merged.putAll(environment);
            options.setEnv(merged);
        }
        return options;
    }
}
