package io.chalkstream.boardstate;

import io.chalkstream.boardstate.board.Decision;
import io.chalkstream.kit.background.BackgroundTask;
import io.chalkstream.kit.metrics.LatencyTimers;
import io.chalkstream.protocol.command.BoardCommand;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;

/** All meters of this service. */
@Singleton
public final class BoardStateMeters {
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
        jobStep = LatencyTimers.register(
                registry, "chalkstream.board.job.step", "One step of a large command; other boards wait for it");
        damagedBoards = Counter.builder("chalkstream.board.damaged")
                .description("Boards found to be damaged; each is read-only")
                .register(registry);
        boardsRequested = Counter.builder("chalkstream.board.read.requests")
                .description("Requests to read a board")
                .register(registry);
        boardRead = LatencyTimers.register(
                registry,
                "chalkstream.board.read",
                "Reading a board, until the last byte is known; those who ask at the same time share it");
        // From the start, so that a rate is right at the first one.
        List.of("unreadable", "undecidable").forEach(this::deadLetters);
        List.of("edit", "reverse").forEach(kind -> outcomes(kind, "accepted", NO_CODE));
        boardBytes = DistributionSummary.builder("chalkstream.board.read.size")
                .description("Size of what was read, compressed if that was asked for")
                .baseUnit("bytes")
                .register(registry);
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
        deadLetters(kind).increment();
    }

    private Counter deadLetters(String kind) {
        return Counter.builder("chalkstream.board.dead.letters")
                .description("Records set aside: unreadable ones are no commands, undecidable ones are each a bug")
                .tag("kind", kind)
                .register(registry);
    }

    private Counter outcomes(String kind, String outcome, String code) {
        return Counter.builder("chalkstream.board.outcomes")
                .description("Decided commands, by the code of their refusal; none if they were accepted")
                .tags("kind", kind, "outcome", outcome, "code", code)
                .register(registry);
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
            var counter = outcomes(kind, outcome, code);
            counter.increment();
            return counter;
        }
    }
}
