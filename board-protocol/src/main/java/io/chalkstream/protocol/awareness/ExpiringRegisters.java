package io.chalkstream.protocol.awareness;

import java.time.Duration;

/** Things that everybody forgets who hears nothing of them (A3). */
class ExpiringRegisters<V> extends LwwRegisters<V> {
    /** Clients say what lasts again after 5 s. */
    static final Duration REFRESH_AFTER = Duration.ofSeconds(3);

    @Override
    final boolean needsRefresh(long millis) {
        return millis >= REFRESH_AFTER.toMillis();
    }
}
