package io.chalkstream.boardstate;

import io.chalkstream.boardstate.board.Decision;
import io.chalkstream.kit.background.BackgroundTask;
import io.chalkstream.kit.metrics.LatencyTimers;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.streams.RocksDbMemory;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;

/** All meters of this service. */
@Singleton
public final class BoardStateMeters {
    /** Decided commands, by kind of command, outcome, and code of refusal ("none" without one). */
    private static final String OUTCOMES = "chalkstream.board.outcomes";

    /** Records that went to the dead letters: "unreadable" ones are no commands, "undecidable" ones are each a bug. */
    private static final String DEAD_LETTERS = "chalkstream.board.dead.letters";

    private static final String NO_CODE = "none";

    private final MeterRegistry registry;
    private final Timer deciding;
    private final Timer eventAge;
    private final Timer jobStep;
    private final Counter damagedBoards;
    private final Counter boardsRequested;
    private final Timer boardRead;
    private final DistributionSummary boardBytes;

    public BoardStateMeters(MeterRegistry registry) {
        this.registry = registry;
        deciding = LatencyTimers.register(registry, "chalkstream.board.decision", "Deciding and applying one command");
        eventAge = LatencyTimers.register(
                registry, "chalkstream.board.event.age", "From a command's entry at its gateway to its event");
        Gauge.builder("chalkstream.board.rocksdb.memory", RocksDbMemory::usedBytes)
                .description("Memory of all stores, outside the heap; its bound is a setting")
                .baseUnit("bytes")
                .register(registry);
        jobStep = LatencyTimers.register(
                registry, "chalkstream.board.job.step", "One step of a large command; other boards wait for it");
        damagedBoards = Counter.builder("chalkstream.board.damaged")
                .description("Boards found to be damaged; each is read-only")
                .register(registry);
        boardsRequested = Counter.builder("chalkstream.board.asked.for")
                .description("Requests to read a board")
                .register(registry);
        boardRead = LatencyTimers.register(
                registry,
                "chalkstream.board.read",
                "Reading a board, until the last byte is known; those who ask at the same time share it");
        boardBytes = DistributionSummary.builder("chalkstream.board.read.size")
                .description("Size of what was read, compressed if that was asked for")
                .baseUnit("bytes")
                .register(registry);
    }

    /** Of Kafka's own meters, without those of each store of each partition: thousands that nobody looks at. */
    @Produces
    @Singleton
    static MeterFilter withoutStores() {
        return MeterFilter.denyNameStartsWith("kafka.stream.state");
    }

    /** A command was decided and carried out within {@code nanos}, {@code age} milliseconds after it came in. */
    public void decided(BoardCommand command, Decision decision, long nanos, long age) {
        deciding.record(nanos, TimeUnit.NANOSECONDS);
        if (decision instanceof Decision.Accepted) {
            eventAge.record(Duration.ofMillis(Math.max(0, age)));
        }
        decision.match(new Count(command instanceof BoardCommand.Edit ? "edit" : "reverse"));
    }

    /** A record went to the dead letters; {@code kind} is one of a few words. */
    public void deadLetter(String kind) {
        registry.counter(DEAD_LETTERS, "kind", kind).increment();
    }

    /** The task as one that goes on when it fails, and counts that; Kafka's exceptions reach the caller. */
    public BackgroundTask background(String name, Runnable task) {
        return BackgroundTask.passingOn(KafkaException.class, name, registry, task);
    }

    /** A bounded step of a large command was done within {@code nanos}. */
    public void jobStep(long nanos) {
        jobStep.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** A board was found to be damaged. */
    public void damagedBoard() {
        damagedBoards.increment();
    }

    public void boardRequested() {
        boardsRequested.increment();
    }

    public void boardRead(long nanos, long bytes) {
        boardRead.record(nanos, TimeUnit.NANOSECONDS);
        boardBytes.record((double) bytes);
    }

    private final class Count implements Decision.Cases<Counter> {
        private final String kind;

        Count(String kind) {
            this.kind = kind;
        }

        @Override
        public Counter accepted(Decision.Accepted accepted) {
            return increment("accepted", NO_CODE);
        }

        @Override
        public Counter refused(Decision.Refused refused) {
            return increment("refused", refused.outcome().code().wireName());
        }

        @Override
        public Counter duplicate(Decision.Duplicate duplicate) {
            var refusal = duplicate.refusal();
            return increment(
                    "duplicate", refusal == null ? NO_CODE : refusal.code().wireName());
        }

        private Counter increment(String outcome, String code) {
            var counter = registry.counter(OUTCOMES, "kind", kind, "outcome", outcome, "code", code);
            counter.increment();
            return counter;
        }
    }
}
