package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.BoardStateMeters;
import io.chalkstream.boardstate.board.BoardWriter;
import io.chalkstream.boardstate.board.DamagedBoardException;
import io.chalkstream.boardstate.board.Decider;
import io.chalkstream.boardstate.board.Decision;
import io.chalkstream.boardstate.board.EventHistory;
import io.chalkstream.kit.tracing.Tracing;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.DecisionVersion;
import io.chalkstream.protocol.topic.RecordFormats;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.streams.RecordPlace;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads, decides, applies and publishes single commands. Used by one stream thread. */
final class CommandExecutor {
    private static final Logger LOG = Logger.getLogger(CommandExecutor.class);

    private final ProcessorContext<String, byte[]> context;
    private final KeyValueStore<String, byte[]> store;
    private final BoardLocks locks;
    private final BoardStateMeters meters;
    private final EventHistory history;
    private final DamagedBoards damaged;
    private final JobScheduler scheduler;

    CommandExecutor(
            ProcessorContext<String, byte[]> context,
            KeyValueStore<String, byte[]> store,
            BoardLocks locks,
            BoardStateMeters meters,
            EventHistory history,
            DamagedBoards damaged,
            JobScheduler scheduler) {
        this.context = context;
        this.store = store;
        this.locks = locks;
        this.meters = meters;
        this.history = history;
        this.damaged = damaged;
        this.scheduler = scheduler;
    }

    /** The command; null if the record is unreadable, which goes to the dead letters. */
    @Nullable
    ReceivedCommand read(Record<String, byte[]> record, RecordMetadata origin) {
        try {
            Limits.requireId("board id", record.key());
            Limits.requireAtLeast("timestamp", record.timestamp(), 1);
            var command = RecordFormats.COMMAND.read(Limits.requirePresent("command", record.value()));
            requireDecidable(command, origin);
            return new ReceivedCommand(record, origin, command);
        } catch (InvalidMessageException e) {
            LOG.warnf(
                    "Set aside %s: no command (%s)",
                    RecordPlace.of(origin), e.code().wireName());
            deadLetter(record, origin, DeadLetter.Kind.UNREADABLE, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Deciding by other rules than those of the command's release would tear boards apart: it is left to that release. */
    private static void requireDecidable(BoardCommand command, RecordMetadata origin) {
        if (command.decisionVersion() > DecisionVersion.LATEST) {
            throw new IllegalStateException("%s is decided by version %d of the rules; this release knows them up to %d"
                    .formatted(RecordPlace.of(origin), command.decisionVersion(), DecisionVersion.LATEST));
        }
    }

    /** Whether the command must be carried out in slices. */
    boolean isLarge(ReceivedCommand received) {
        try {
            return scheduler.isLarge(board(received.boardId()), received.command(), received.at());
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            // Deciding it will fail in the same way, and say so.
            return false;
        }
    }

    /** Carries the command out at once. */
    void execute(ReceivedCommand received) {
        long start = System.nanoTime();
        var step = Tracing.resume("decide", received.record().headers());
        try {
            var decision = decide(received);
            if (decision != null) {
                apply(received, decision, start);
            }
        } finally {
            if (step != null) {
                step.end();
            }
        }
    }

    /**
     * Applies and publishes a decision.
     *
     * @param start when deciding began, as of {@link System#nanoTime()}
     */
    void apply(ReceivedCommand received, Decision decision, long start) {
        locks.whileLocked(
                received.boardId(),
                () -> BoardWriter.apply(
                        board(received.boardId()), received.command(), decision, received.at(), history));
        long nanos = System.nanoTime() - start;
        publish(received, decision);
        decided(received, decision, nanos);
    }

    /** The decision; null if deciding failed, and the failure has been handled. */
    @Nullable
    Decision decide(ReceivedCommand received) {
        try {
            return Decider.decide(board(received.boardId()), received.command(), received.at());
        } catch (RuntimeException e) {
            failed(received, e);
            return null;
        }
    }

    /**
     * Handles a failure to decide. A damaged board becomes read-only. Any other failure is a bug: the command goes to
     * the dead letters. Nothing has changed, and it would fail again: this way it harms its sender only, not every board
     * of the partition.
     *
     * @throws KafkaException if it is Kafka's: the stream thread begins anew
     */
    void failed(ReceivedCommand received, Throwable failure) {
        if (failure instanceof KafkaException e) {
            throw e;
        }
        if (failure instanceof DamagedBoardException) {
            damaged.add(received.boardId(), String.valueOf(failure.getMessage()));
            refuse(received, DamagedBoards.REFUSAL);
            return;
        }
        LOG.errorf(failure, "Set aside %s: it can't be decided", RecordPlace.of(received.origin()));
        deadLetter(received.record(), received.origin(), DeadLetter.Kind.UNDECIDABLE, failure.toString());
    }

    /** Refuses the command for now: it may be sent again. */
    void refuse(ReceivedCommand received, String reason) {
        var refusal = Decider.unavailable(received.command(), reason);
        publish(received, refusal);
        decided(received, refusal, 0);
    }

    void publish(ReceivedCommand received, Decision decision) {
        var traceparent = received.traceparent();
        for (var message : DecisionMessages.messages(received.command(), decision)) {
            // The header as it came: what is published again after a failure must be the same.
            message.with(Tracing.HEADER, traceparent).forward(context, received.boardId(), received.at());
        }
    }

    void decided(ReceivedCommand received, Decision decision, long nanos) {
        meters.decided(received.command(), decision, nanos, System.currentTimeMillis() - received.at());
    }

    StreamsBoardStore board(String boardId) {
        return new StreamsBoardStore(boardId, store);
    }

    private void deadLetter(Record<String, byte[]> record, RecordMetadata origin, DeadLetter.Kind kind, String reason) {
        context.forward(DeadLetter.of(record, origin, kind, reason), Topic.BOARD_COMMANDS_DEAD_LETTERS.topicName());
        meters.deadLetter(kind.wireName());
    }
}
