package io.chalkstream.boardstate.stream;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How far the commands of each partition that is open here have been carried out. */
@Singleton
public final class Progress {
    private static final Logger LOG = Logger.getLogger(Progress.class);

    private final CommandLog log;
    private final Map<Integer, Tenure> tenures = new ConcurrentHashMap<>();

    public Progress(CommandLog log) {
        this.log = log;
    }

    /** This instance's time with the partition, or null if it isn't open here. */
    public @Nullable Tenure of(int partition) {
        return tenures.get(partition);
    }

    /** The partition's stores are open, and hold what was committed. */
    Tenure opened(int partition) {
        var tenure = new Tenure();
        tenures.put(partition, tenure);
        // At once, not when somebody asks: by then another instance may have committed more than is here.
        log.next(partition).whenComplete((next, failure) -> {
            if (failure == null) {
                tenure.reached(next);
            } else {
                LOG.warnf("Where partition %d goes on is known with its next command: %s", partition, failure);
            }
        });
        return tenure;
    }

    void closed(int partition, Tenure tenure) {
        tenures.remove(partition, tenure);
    }

    /** The time from the opening of a partition's stores here to their closing. */
    public static final class Tenure {
        private long next = -1;

        /** All commands before the offset {@code next} have been carried out. */
        synchronized void reached(long next) {
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
