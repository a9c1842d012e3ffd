package io.chalkstream.boardstate.stream;

import io.chalkstream.kit.background.Scheduler;
import io.chalkstream.kit.lag.TopicProgress;
import io.chalkstream.protocol.topic.Topic;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The progress of command processing in each open partition. Thread-safe. */
@Singleton
public final class CommandProgress implements TopicProgress {
    private static final Logger LOG = Logger.getLogger(CommandProgress.class);

    /**
     * A slower response is not trusted: another instance may take the partition over {@code session.timeout.ms} after
     * this one's last heartbeat, and commit what isn't in the store here.
     */
    private static final Duration TIMELY_WITHIN = Duration.ofSeconds(1);

    private final CommandLog log;
    private final Duration retryDelay;
    private final LongSupplier nanos;
    private final Scheduler scheduler;
    private final Map<Integer, PartitionOwnership> ownerships = new ConcurrentHashMap<>();

    @Inject
    public CommandProgress(CommandLog log) {
        this(log, Duration.ofSeconds(3), System::nanoTime, Scheduler.ofCommonPool());
    }

    /**
     * Asks the broker again after {@code retryDelay} if it hasn't responded in time.
     *
     * @param nanos the process' own time, like {@link System#nanoTime()}
     */
    public CommandProgress(CommandLog log, Duration retryDelay, LongSupplier nanos, Scheduler scheduler) {
        this.log = log;
        this.retryDelay = retryDelay;
        this.nanos = nanos;
        this.scheduler = scheduler;
    }

    /** The current ownership of the partition, null if it isn't open here. */
    public @Nullable PartitionOwnership of(int partition) {
        return ownerships.get(partition);
    }

    @Override
    public Topic topic() {
        return Topic.BOARD_COMMANDS;
    }

    @Override
    public Map<Integer, Long> positions() {
        var positions = new HashMap<Integer, Long>();
        ownerships.forEach((partition, ownership) -> {
            long next = ownership.next();
            if (next >= 0) {
                positions.put(partition, next);
            }
        });
        return positions;
    }

    /**
     * Call when the partition's stores are open and hold the committed state, and the ownership says which of the commands
     * that were committed aren't decided yet.
     */
    void opened(int partition, PartitionOwnership ownership) {
        ownerships.put(partition, ownership);
        // Immediately, not at the first read: by then another instance may have committed more than is here.
        queryOffset(partition, ownership);
    }

    private void queryOffset(int partition, PartitionOwnership ownership) {
        long start = nanos.getAsLong();
        // An exception counts as no response, too: it must not end the retries.
        var unused = CompletableFuture.completedFuture(partition)
                .thenCompose(log::nextOffset)
                .whenComplete((next, failure) -> {
                    if (failure == null && nanos.getAsLong() - start < TIMELY_WITHIN.toNanos()) {
                        ownership.advanceTo(next);
                    } else {
                        LOG.debugf(failure, "Where partition %d goes on is not known yet", partition);
                        retryLater(partition, ownership);
                    }
                });
    }

    /** With a delay, in which an instance that was paused learns whether it has lost the partition. */
    private void retryLater(int partition, PartitionOwnership ownership) {
        long due = nanos.getAsLong() + retryDelay.toNanos();
        scheduler.after(retryDelay, () -> {
            if (!ownership.equals(ownerships.get(partition))) {
                return;
            }
            if (nanos.getAsLong() - due < TIMELY_WITHIN.toNanos()) {
                queryOffset(partition, ownership);
            } else {
                retryLater(partition, ownership);
            }
        });
    }

    void closed(int partition, PartitionOwnership ownership) {
        ownerships.remove(partition, ownership);
        ownership.close();
    }
}
