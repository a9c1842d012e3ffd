package io.chalkstream.system;

import java.time.Duration;

/** How long one person has waited for results. Thread-safe. */
final class ResultWaits {
    private long lastSent;
    private Duration longest = Duration.ZERO;

    /**
     * A result has come.
     *
     * @param sentAt the {@link System#nanoTime()} at which what it is of was sent
     */
    synchronized void ended(long sentAt) {
        lastSent = Math.max(lastSent, sentAt);
        var wait = Duration.ofNanos(System.nanoTime() - sentAt);
        longest = wait.compareTo(longest) > 0 ? wait : longest;
    }

    /** Whether something that was sent after this {@link System#nanoTime()} has its result. */
    synchronized boolean anySince(long nanos) {
        return lastSent > nanos;
    }

    /** The longest wait of the results that have come since the last call. */
    synchronized Duration takeLongest() {
        var taken = longest;
        longest = Duration.ZERO;
        return taken;
    }
}
