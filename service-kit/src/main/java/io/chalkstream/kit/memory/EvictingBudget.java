package io.chalkstream.kit.memory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A number of bytes that connections share for what waits for them. When there are too many, of one group (a board, say) or of all, the
 * connection with the most is evicted: its bytes no longer count from that moment on, and it is notified to release them. So the bytes
 * that count are never more than the capacity. Thread-safe.
 */
public final class EvictingBudget {
    private final long capacity;
    private final long perGroup;
    private final Executor executor;
    /** Those with bytes. */
    private final Set<Share> shares = new HashSet<>();

    private final Map<String, Long> usedByGroup = new HashMap<>();

    private long used;

    /**
     * @param capacity in bytes
     * @param perGroup the most of one group
     * @param executor where shares are notified of their eviction; never in the caller's thread, which may hold locks
     */
    public EvictingBudget(long capacity, long perGroup, Executor executor) {
        this.capacity = capacity;
        this.perGroup = perGroup;
        this.executor = executor;
    }

    /**
     * A new share, without bytes.
     *
     * @param evicted runs if the share has to give way
     */
    public Share open(String group, Runnable evicted) {
        return new Share(group, evicted);
    }

    /** The bytes that count. */
    public synchronized long used() {
        return used;
    }

    private void count(String group, long more) {
        if (more != 0) {
            used += more;
            usedByGroup.merge(group, more, (before, added) -> before + added == 0 ? null : before + added);
        }
    }

    private void evictUntilItFits(String group) {
        while (used > capacity) {
            evict(largest(null));
        }
        while (usedByGroup.getOrDefault(group, 0L) > perGroup) {
            evict(largest(group));
        }
    }

    private Share largest(@Nullable String group) {
        return shares.stream()
                .filter(share -> group == null || share.isIn(group))
                .max(Comparator.comparingLong(share -> share.bytes))
                .orElseThrow();
    }

    private void evict(Share share) {
        share.close();
        executor.execute(share.evicted);
    }

    /** The bytes of one connection. */
    public final class Share {
        private final String group;
        private final Runnable evicted;
        private long bytes;
        private boolean isClosed;

        private Share(String group, Runnable evicted) {
            this.group = group;
            this.evicted = evicted;
        }

        private boolean isIn(String other) {
            return group.equals(other);
        }

        /** Adds bytes; false if this share had to give way, now or before: nothing of it counts any more. */
        public boolean add(long more) {
            synchronized (EvictingBudget.this) {
                if (isClosed) {
                    return false;
                }
                bytes += more;
                count(group, more);
                shares.add(this);
                evictUntilItFits(group);
                return !isClosed;
            }
        }

        /** Takes bytes away that were added. */
        public void remove(long fewer) {
            synchronized (EvictingBudget.this) {
                if (!isClosed) {
                    bytes -= fewer;
                    count(group, -fewer);
                    if (bytes == 0) {
                        shares.remove(this);
                    }
                }
            }
        }

        /** Takes all bytes away; none are added later. */
        public void close() {
            synchronized (EvictingBudget.this) {
                isClosed = true;
                count(group, -bytes);
                bytes = 0;
                shares.remove(this);
            }
        }
    }
}
