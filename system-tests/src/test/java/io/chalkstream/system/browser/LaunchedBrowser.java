package io.chalkstream.system.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;

/** A running browser. Closing it ends its processes. Not for use by several threads. */
public record LaunchedBrowser(Playwright playwright, Browser browser) implements AutoCloseable {
    @Override
    public void close() {
        playwright.close();
    }
}
