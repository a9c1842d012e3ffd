package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.BoardStateMeters;
import io.chalkstream.boardstate.board.BoardRetention;
import io.chalkstream.boardstate.board.BoardStore;
import io.chalkstream.boardstate.board.BoardWriter;
import io.chalkstream.boardstate.board.Decider;
import io.chalkstream.boardstate.board.Decision;
import io.chalkstream.boardstate.board.EventHistory;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Processes the commands of a partition in order: decides, applies, publishes. */
final class CommandProcessor extends ContextualProcessor<String, byte[], String, byte[]> {
    private static final Logger LOG = Logger.getLogger(CommandProcessor.class);

    private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(1);

    private final BoardLocks locks;
    private final CommandProgress progress;
    private final BoardStateMeters meters;

    private final EventHistory history;

    @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
    private KeyValueStore<String, byte[]> store;

    @SuppressWarnings("NullAway.Init")
    private CommandProgress.PartitionOwnership ownership;

    CommandProcessor(BoardLocks locks, CommandProgress progress, BoardStateMeters meters, EventHistory history) {
        this.locks = locks;
        this.progress = progress;
        this.meters = meters;
        this.history = history;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        store = context.getStateStore(BoardKeys.STORE);
        var sweeper = new RetentionSweeper(store, new BoardRetention(history));
        // Not later than the records: those of days ago may still be on their way.
        var sweep = meters.background(
                "retention-sweep",
                () -> sweeper.sweepNext(Math.min(context.currentSystemTimeMs(), context.currentStreamTimeMs())));
        context.schedule(SWEEP_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> sweep.run());
        ownership = progress.opened(context.taskId().partition());
    }

    @Override
    public void close() {
        progress.closed(context().taskId().partition(), ownership);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        handle(record);
        context().recordMetadata().ifPresent(place -> ownership.advanceTo(place.offset() + 1));
    }

    private void handle(Record<String, byte[]> record) {
        var command = read(record);
        if (command == null) {
            return;
        }
        long start = System.nanoTime();
        var board = new StreamsBoardStore(record.key(), store);
        var decision = decide(board, record, command);
        if (decision == null) {
            return;
        }
        apply(board, record, command, decision);
        long nanos = System.nanoTime() - start;
        publish(record, command, decision);
        meters.decided(command, decision, nanos, System.currentTimeMillis() - record.timestamp());
    }

    /** The command; null if the record is unreadable, which goes to the dead letters. */
    private @Nullable BoardCommand read(Record<String, byte[]> record) {
        try {
            Limits.requireId("board id", record.key());
            Limits.requireAtLeast("timestamp", record.timestamp(), 1);
            return Json.read(Limits.requirePresent("command", record.value()), BoardCommand.class);
        } catch (InvalidMessageException e) {
            LOG.warnf("Set aside %s: no command (%s)", place(), e.code().wireName());
            deadLetter(record, DeadLetter.Kind.UNREADABLE, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /**
     * The decision; null if deciding failed, then the command goes to the dead letters. Nothing has changed, and it
     * would fail again: this way it harms its sender only, not every board of the partition.
     */
    private @Nullable Decision decide(BoardStore board, Record<String, byte[]> record, BoardCommand command) {
        try {
            return Decider.decide(board, command, record.timestamp());
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(e, "Set aside %s: it can't be decided", place());
            deadLetter(record, DeadLetter.Kind.UNDECIDABLE, e.toString());
            return null;
        }
    }

    private void deadLetter(Record<String, byte[]> record, DeadLetter.Kind kind, String reason) {
        context()
                .forward(
                        DeadLetter.of(record, context().recordMetadata().orElse(null), kind, reason),
                        Topic.BOARD_COMMANDS_DEAD_LETTERS.topicName());
        meters.deadLetter(kind.wireName());
    }

    private void apply(BoardStore board, Record<String, byte[]> record, BoardCommand command, Decision decision) {
        var lock = locks.of(record.key());
        lock.lock();
        try {
            BoardWriter.apply(board, command, decision, record.timestamp(), history);
        } finally {
            lock.unlock();
        }
    }

    private void publish(Record<String, byte[]> record, BoardCommand command, Decision decision) {
        for (var message : DecisionMessages.messages(command, decision)) {
            var headers = new RecordHeaders();
            message.headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
            context()
                    .forward(
                            new Record<>(record.key(), message.value(), record.timestamp(), headers),
                            message.topic().topicName());
        }
    }

    /** The topic, partition and offset of the current record. */
    private String place() {
        return context()
                .recordMetadata()
                .map(metadata -> metadata.topic() + "-" + metadata.partition() + "@" + metadata.offset())
                .orElse("a record");
    }
}
