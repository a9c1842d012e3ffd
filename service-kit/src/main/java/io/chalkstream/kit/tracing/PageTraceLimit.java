package io.chalkstream.kit.tracing;

import java.util.function.LongSupplier;

/** How many traces pages may begin at a gateway: anybody can write a page that traces everything. Thread-safe. */
final class PageTraceLimit {
    static final int IN_A_SECOND = 50;
    private static final long SECOND_NANOS = 1_000_000_000;

    private final LongSupplier nanoTime;
    private long began;
    private int begun;

    PageTraceLimit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
    }

    synchronized boolean permits() {
        long now = nanoTime.getAsLong();
        if (now - began >= SECOND_NANOS) {
            began = now;
            begun = 0;
        }
        return ++begun <= IN_A_SECOND;
    }
}
