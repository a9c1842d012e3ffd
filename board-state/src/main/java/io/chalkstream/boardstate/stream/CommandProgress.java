package io.chalkstream.boardstate.stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How far the commands of each partition that is open here have been carried out. */
@Singleton
public final class CommandProgress {
    private static final Logger LOG = Logger.getLogger(CommandProgress.class);

    /**
     * An answer that took longer may be too late: another instance takes a partition over no sooner than a session's time
     * ({@code session.timeout.ms}) after this one was heard of, and what that has committed isn't here.
     */
    private static final Duration TIMELY_WITHIN = Duration.ofSeconds(1);

    private final CommandLog log;
    private final Duration retryDelay;
    private final Map<Integer, PartitionOwnership> ownerships = new ConcurrentHashMap<>();

    @Inject
    public CommandProgress(CommandLog log) {
        this(log, Duration.ofSeconds(3));
    }

    /** Asks the broker again after {@code retryDelay} if it hasn't answered in time. */
    CommandProgress(CommandLog log, Duration retryDelay) {
        this.log = log;
        this.retryDelay = retryDelay;
    }

    /** This instance's time with the partition, or null if it isn't open here. */
    public @Nullable PartitionOwnership of(int partition) {
        return ownerships.get(partition);
    }

    /** The partition's stores are open, and hold what was committed. */
    PartitionOwnership opened(int partition) {
        var ownership = new PartitionOwnership();
        ownerships.put(partition, ownership);
        // At once, not when somebody asks: by then another instance may have committed more than is here.
        queryOffset(partition, ownership);
        return ownership;
    }

    private void queryOffset(int partition, PartitionOwnership ownership) {
        long start = System.nanoTime();
        log.nextOffset(partition).whenComplete((next, failure) -> {
            if (failure == null && System.nanoTime() - start < TIMELY_WITHIN.toNanos()) {
                ownership.advanceTo(next);
            } else {
                LOG.debugf(failure, "Where partition %d goes on is not known yet", partition);
                retryLater(partition, ownership);
            }
        });
    }

    /** Later, so that an instance that was stopped for a while has noticed meanwhile whether the partition is another's. */
    private void retryLater(int partition, PartitionOwnership ownership) {
        long due = System.nanoTime() + retryDelay.toNanos();
        CompletableFuture.delayedExecutor(retryDelay.toNanos(), TimeUnit.NANOSECONDS)
                .execute(() -> {
                    if (!ownership.equals(ownerships.get(partition))) {
                        return;
                    }
                    if (System.nanoTime() - due < TIMELY_WITHIN.toNanos()) {
                        queryOffset(partition, ownership);
                    } else {
                        retryLater(partition, ownership);
                    }
                });
    }

    void closed(int partition, PartitionOwnership ownership) {
        ownerships.remove(partition, ownership);
    }

    /** The time from the opening of a partition's stores here to their closing. */
    public static final class PartitionOwnership {
        private long next = -1;

        /** All commands before the offset {@code next} have been carried out. */
        synchronized void advanceTo(long next) {
            if (next > this.next) {
                this.next = next;
                notifyAll();
            }
        }

        /**
         * Waits until all commands before the offset {@code end} have been carried out.
         *
         * @param deadline as of {@link System#nanoTime()}
         * @return whether they have
         */
        public synchronized boolean await(long end, long deadline) throws InterruptedException {
            while (next < end) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            return true;
        }
    }
}
