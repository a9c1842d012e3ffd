package io.chalkstream.ops;

import io.chalkstream.ops.cluster.ClusterState;
import io.chalkstream.ops.cluster.KafkaReader;
import io.chalkstream.ops.metrics.Scraper;
import io.chalkstream.ops.overview.Overview;
import io.chalkstream.ops.overview.OverviewBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at everything in turns, in a thread of its own: every second while somebody watches, else seldom, for the history. */
final class Sampler implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Sampler.class.getName());
    private static final long WATCHED_MILLIS = 1_000;
    private static final long UNWATCHED_MILLIS = 10_000;
    private static final Duration A_WATCH = Duration.ofSeconds(15);

    private final KafkaReader kafka;
    private final Scraper scraper;
    private final Clock clock;
    private final OverviewBuilder builder = new OverviewBuilder();
    private final Thread thread = new Thread(this::run, "ops-sampler");
    private final Object change = new Object();
    private long watchedUntil;
    private volatile Overview latest = new Overview(0, null, List.of(), List.of(), Map.of());

    Sampler(KafkaReader kafka, Scraper scraper, Clock clock) {
        this.kafka = kafka;
        this.scraper = scraper;
        this.clock = clock;
        thread.setDaemon(true);
        thread.start();
    }

    /** The latest overview, with the history since a moment. Whoever asks is taken to watch for a while. */
    Overview watch(long since) {
        synchronized (change) {
            boolean watched = isWatched();
            watchedUntil = clock.millis() + A_WATCH.toMillis();
            if (!watched) {
                change.notifyAll();
            }
        }
        return latest.since(since);
    }

    /** The latest overview, for a program that nobody watches. */
    Overview latest() {
        return latest;
    }

    private boolean isWatched() {
        return clock.millis() < watchedUntil;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long begin = System.nanoTime();
                sample();
                long took = Duration.ofNanos(System.nanoTime() - begin).toMillis();
                synchronized (change) {
                    change.wait(Math.max(1, (isWatched() ? WATCHED_MILLIS : UNWATCHED_MILLIS) - took));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sample() throws InterruptedException {
        try {
            var instances = scraper.scrape();
            latest = builder.build(clock.millis(), cluster(), instances);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The state couldn't be read", e);
        }
    }

    private @Nullable ClusterState cluster() throws InterruptedException {
        try {
            return kafka.read();
        } catch (KafkaReader.UnreachableException e) {
            LOG.log(System.Logger.Level.DEBUG, "Kafka doesn't answer", e);
            return null;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        kafka.close();
    }
}
