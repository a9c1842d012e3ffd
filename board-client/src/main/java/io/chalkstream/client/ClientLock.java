package io.chalkstream.client;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The lock of one client, shared by its callers, network threads and timers. */
final class ClientLock {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** An action with the lock held; it returns what to do after the lock is released. */
    interface Action {
        Runnable run();
    }

    /** Runs {@code action} with the lock held, then what it returns without the lock. */
    void run(Action action) {
        get(action::run).run();
    }

    /** Nothing to do after the lock is released. */
    static void nothing() {}

    /** Runs {@code action} with the lock held. */
    void locked(Runnable action) {
        run(() -> {
            action.run();
            return ClientLock::nothing;
        });
    }

    /** The result of {@code question}, which is asked with the lock held. */
    <T> T get(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    /** Lets waiting threads check their conditions again. Called with the lock held. */
    void changed() {
        changed.signalAll();
    }

    /**
     * Waits until {@code condition} holds; it is checked with the lock held.
     *
     * @param what the condition in words, for the exception
     * @param seen describes the actual state, for the exception
     * @throws TimeoutException if it doesn't hold when {@code deadline} has passed
     */
    void await(String what, BooleanSupplier condition, Duration deadline, Supplier<String> seen)
            throws InterruptedException, TimeoutException {
        lock.lockInterruptibly();
        try {
            long left = deadline.toNanos();
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    throw new TimeoutException("not within %s: %s (%s)".formatted(deadline, what, seen.get()));
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
