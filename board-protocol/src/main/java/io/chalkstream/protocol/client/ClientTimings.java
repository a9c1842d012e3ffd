package io.chalkstream.protocol.client;

import java.time.Duration;

/** The times that every client keeps to, in one place; typescript-contract carries them to the web app. */
public final class ClientTimings {
    /** The longest wait before the first reconnect; this bound doubles with each attempt (C8). */
    public static final Duration FIRST_RECONNECT_WAIT = Duration.ofMillis(250);
    /** The longest wait before any reconnect (C8). */
    public static final Duration LAST_RECONNECT_WAIT = Duration.ofSeconds(5);
    /** A connection that is silent for so long is lost (C7). */
    public static final Duration SILENCE_LIMIT = Duration.ofSeconds(10);
    /** A gesture that a person holds is sent again after this time, before everybody forgets it (A3). */
    public static final Duration GESTURE_REPEAT = Duration.ofSeconds(5);

    private ClientTimings() {}
}
