package io.chalkstream.system.browser;

/** A source of browsers. */
interface BrowserSource {

    /** The value of {@link Browsers#CHOICE} that allows only this source. */
    String name();

    /** Finds or fetches a browser, in bounded time. */
    LaunchPlan find() throws BrowserUnavailableException;
}
