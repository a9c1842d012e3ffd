package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.BoardStateMeters;
import io.chalkstream.boardstate.board.EventHistory;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Processes the commands of a partition, those of each board in order: decides, applies, publishes. */
final class CommandProcessor extends ContextualProcessor<String, byte[], String, byte[]> {
    private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(5);
    private static final Duration STEP_INTERVAL = Duration.ofMillis(5);

    private final BoardLocks locks;
    private final CommandProgress progress;
    private final BoardStateMeters meters;
    private final EventHistory history;
    private final JobScheduler scheduler;

    @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
    private BoardJobs jobs;

    @SuppressWarnings("NullAway.Init")
    private PartitionOwnership ownership;

    CommandProcessor(
            BoardLocks locks,
            CommandProgress progress,
            BoardStateMeters meters,
            EventHistory history,
            JobScheduler scheduler) {
        this.locks = locks;
        this.progress = progress;
        this.meters = meters;
        this.history = history;
        this.scheduler = scheduler;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        KeyValueStore<String, byte[]> store = context.getStateStore(BoardKeys.STORE);
        ownership = new PartitionOwnership();
        jobs = new BoardJobs(context, store, locks, meters, history, scheduler, ownership);
        var sweeper = new RetentionSweeper(store, history, locks, jobs::isBusy);
        // Not later than the records: those of days ago may still be on their way.
        var sweep = meters.background(
                "retention-sweep",
                () -> sweeper.sweepNext(Math.min(context.currentSystemTimeMs(), context.currentStreamTimeMs())));
        context.schedule(SWEEP_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> sweep.run());
        // A failure must abort the transaction: a step that has been done in part isn't tried again on top of it.
        context.schedule(STEP_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> {
            ownership.takeDamage().forEach(jobs::markDamaged);
            jobs.step();
        });
        progress.opened(context.taskId().partition(), ownership);
    }

    @Override
    public void close() {
        jobs.close();
        progress.closed(context().taskId().partition(), ownership);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        var origin = context().recordMetadata().orElseThrow();
        var received = jobs.executor().read(record, origin);
        if (received != null) {
            jobs.take(received);
        }
        ownership.advanceTo(origin.offset() + 1);
    }
}
