package io.chalkstream.protocol.awareness;

import java.time.Duration;

/** Registers whose values every replica expires unless they are repeated (A3). */
class ExpiringRegisters<V> extends LwwRegisters<V> {
    /** Clients repeat unchanged values every 5 s. */
    static final Duration REFRESH_AFTER = Duration.ofSeconds(3);

    @Override
    final boolean needsRefresh(long millis) {
        return millis >= REFRESH_AFTER.toMillis();
    }
}
