package io.chalkstream.gateway.room;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts who uses something that takes memory; runs a task once, when nobody does any more. Thread-safe. */
public final class Lease {
    private final AtomicInteger users = new AtomicInteger(1);
    private final Runnable free;

    /** It has one user. */
    public Lease(Runnable free) {
        this.free = free;
    }

    /** Adds a user; a current user calls it. */
    void retain() {
        users.incrementAndGet();
    }

    /** Each user calls it once. */
    public void release() {
        if (users.decrementAndGet() == 0) {
            free.run();
        }
    }
}
