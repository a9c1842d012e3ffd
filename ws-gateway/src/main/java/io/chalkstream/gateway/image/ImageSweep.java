package io.chalkstream.gateway.image;

import io.chalkstream.gateway.DaemonThreadFactory;
import io.chalkstream.gateway.room.BoardSnapshot;
import io.chalkstream.gateway.snapshot.BoundedBoardStateClient;
import io.chalkstream.kit.background.BackgroundTask;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Looks for unused images from time to time, on a thread of its own. */
@Singleton
final class ImageSweep {
    /** The first time, so that the bytes of all images are known soon after the start. */
    private static final long FIRST_SECONDS = 60;

    private static final long SNAPSHOT_SECONDS = 60;

    private final Optional<ImageStore> store;
    private final Optional<Images> images;
    private final ImageConfig config;
    private final BoundedBoardStateClient boardState;
    private final MeterRegistry registry;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreadFactory("image-sweep"));

    ImageSweep(
            Optional<ImageStore> store,
            Optional<Images> images,
            ImageConfig config,
            BoundedBoardStateClient boardState,
            MeterRegistry registry) {
        this.store = store;
        this.images = images;
        this.config = config;
        this.boardState = boardState;
        this.registry = registry;
    }

    void start(@Observes StartupEvent event) {
        store.ifPresent(kept -> {
            var unused = new UnusedImages(kept, this::among, config.unusedAfter(), Clock.systemUTC());
            var task = new BackgroundTask("image-sweep", registry, () -> sweep(unused));
            var unusedFuture = executor.scheduleWithFixedDelay(
                    task, FIRST_SECONDS, config.sweepEvery().toSeconds(), TimeUnit.SECONDS);
        });
    }

    void stop(@Observes ShutdownEvent event) {
        executor.shutdownNow();
    }

    private void sweep(UnusedImages unused) {
        try {
            long bytes = unused.sweep();
            images.ifPresent(all -> all.counted(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> among(String board, Set<String> hashes) throws IOException {
        var snapshot = snapshot(board);
        try {
            String text = snapshot.frame().text();
            return hashes.stream().filter(text::contains).collect(Collectors.toUnmodifiableSet());
        } finally {
            snapshot.lease().release();
        }
    }

    /** One that comes too late is released when it comes. */
    private BoardSnapshot snapshot(String board) throws IOException {
        var answer = boardState.fetchSnapshot(board).toCompletableFuture();
        try {
            return answer.get(SNAPSHOT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException | TimeoutException e) {
            var unused = answer.thenAccept(late -> late.lease().release());
            throw new IOException(e);
        }
    }
}
