package io.chalkstream.system.browser;

/** One way to come by a browser. */
interface BrowserSource {

    /** The value of {@link Browsers#CHOICE} that asks for this way and no other. */
    String name();

    /** Finds or fetches a browser, in bounded time. */
    LaunchPlan find() throws BrowserUnavailableException;
}
