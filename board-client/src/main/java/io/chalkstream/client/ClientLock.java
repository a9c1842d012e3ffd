package io.chalkstream.client;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A client's lock: what its owner, the threads of the network and timers want is done one thing at a time. */
final class ClientLock {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Something to do with the lock held; returns what is to be done without it. */
    interface Action {
        Runnable run();
    }

    /** Runs {@code action}, and without the lock what it returns. */
    void run(Action action) {
        get(action::run).run();
    }

    /** What is to be done without the lock if there is nothing. */
    static void nothing() {}

    /** Runs {@code action} with the lock held. */
    void locked(Runnable action) {
        run(() -> {
            action.run();
            return ClientLock::nothing;
        });
    }

    /** What {@code question} gives with the lock held. */
    <T> T get(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    /** Conditions are looked at again. To be called with the lock held. */
    void changed() {
        changed.signalAll();
    }

    /**
     * Waits until {@code condition} holds; it is looked at with the lock held.
     *
     * @param what the condition in words, for the exception
     * @param seen what there is instead, for the exception
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
