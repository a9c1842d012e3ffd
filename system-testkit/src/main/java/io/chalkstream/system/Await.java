package io.chalkstream.system;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits with a deadline; a test fails when it passes. */
final class Await {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Await() {}

    /** Polls until {@code condition} holds; {@code seen} describes the actual state. */
    static void until(String what, Duration deadline, BooleanSupplier condition, Supplier<?> seen) {
        long end = System.nanoTime() + deadline.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "not within %d s: %s; instead: %s".formatted(deadline.toSeconds(), what, seen.get()));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** As above. */
    static void until(String what, Duration deadline, BooleanSupplier condition) {
        until(what, deadline, condition, () -> "it didn't happen");
    }

    /** The future's value, once it is there. */
    static <T> T value(String what, Duration deadline, Future<T> future) {
        try {
            return future.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not within %d s: %s".formatted(deadline.toSeconds(), what), e);
        } catch (ExecutionException e) {
            throw new AssertionError("failed: " + what, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted: " + what, e);
        }
    }
}
