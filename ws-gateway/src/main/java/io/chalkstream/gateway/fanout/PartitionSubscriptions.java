package io.chalkstream.gateway.fanout;

import io.chalkstream.gateway.DaemonThreadFactory;
import io.chalkstream.gateway.room.BoardSubscriptions;
import io.chalkstream.gateway.room.RoomRegistry;
import io.chalkstream.kit.background.BackgroundTask;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Opens a partition when a room needs it, and pauses it some time after its last room has closed. */
@Singleton
public final class PartitionSubscriptions implements BoardSubscriptions {
    private static final Logger LOG = Logger.getLogger(PartitionSubscriptions.class);
    private static final String CHANNEL = "fanout";
    private static final long PERIOD_SECONDS = 5;

    private final KafkaClientService kafka;
    private final PartitionSelection selection;
    private final FanoutAssignment assignment;
    private final MeterRegistry registry;
    private final AtomicBoolean isPausing = new AtomicBoolean();
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreadFactory("fanout-open-boards"));

    PartitionSubscriptions(
            KafkaClientService kafka,
            PartitionSelection selection,
            FanoutAssignment assignment,
            MeterRegistry registry) {
        this.registry = registry;
        this.kafka = kafka;
        this.selection = selection;
        this.assignment = assignment;
    }

    @Override
    public CompletionStage<?> subscribe(String boardId) {
        var partition = selection.partition(boardId);
        return selection.isOpen(partition)
                ? CompletableFuture.completedFuture(null)
                : consumer()
                        .runOnPollingThread(consumer -> {
                            open(consumer, partition);
                        })
                        .subscribeAsCompletionStage();
    }

    /** What comes from a partition without an open board says that SmallRye has resumed all of them. */
    void received(Collection<TopicPartition> partitions) {
        if (!selection.isAll()
                && !partitions.stream().allMatch(selection::isOpen)
                && isPausing.compareAndSet(false, true)) {
            begin(consumer()
                    .runOnPollingThread(consumer -> {
                        selection.apply(consumer);
                    })
                    .onTermination()
                    .invoke(() -> isPausing.set(false)));
        }
    }

    void start(@Observes StartupEvent event, RoomRegistry rooms) {
        if (!selection.isAll()) {
            var pausing = new BackgroundTask("fanout-open-boards", registry, () -> pauseClosed(rooms));
            var unused = executor.scheduleWithFixedDelay(pausing, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        executor.shutdownNow();
    }

    private void open(Consumer<?, ?> consumer, TopicPartition partition) {
        selection.open(consumer, partition).ifPresent(from -> assignment.resumeFrom(partition, from));
    }

    private void pauseClosed(RoomRegistry rooms) {
        begin(consumer().runOnPollingThread(consumer -> {
            selection.retain(consumer, rooms::boards);
        }));
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return kafka.getConsumer(CHANNEL);
    }

    private static void begin(Uni<Void> step) {
        step.subscribe().with(done -> {}, failure -> LOG.debug("Partitions could not be paused", failure));
    }
}
