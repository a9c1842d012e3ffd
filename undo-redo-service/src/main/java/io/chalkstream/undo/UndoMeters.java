package io.chalkstream.undo;

import io.chalkstream.kit.background.BackgroundTask;
import io.chalkstream.kit.metrics.LatencyTimers;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.undo.history.Effect;
import io.chalkstream.undo.history.Input;
import io.chalkstream.undo.history.TransitionResult;
import io.chalkstream.undo.history.UndoHistory;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** All meters of this service. */
@Singleton
public final class UndoMeters {
    private final MeterRegistry registry;
    private final AtomicInteger open = new AtomicInteger();
    private final Timer untilCommand;
    private final Counter commands;
    private final Counter unreadable;
    private final Counter failed;
    private final Counter unreadableHistories;
    private final Counter expired;

    public UndoMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("chalkstream.undo.requests.open", open, AtomicInteger::get)
                .description("Requests that wait, or whose command has no outcome yet")
                .register(registry);
        requests("done");
        untilCommand = LatencyTimers.register(
                registry, "chalkstream.undo.request.delay", "From reading a request to sending its first command");
        commands = Counter.builder("chalkstream.undo.commands")
                .description("Commands sent to board-state, repeated ones included")
                .register(registry);
        unreadable = Counter.builder("chalkstream.undo.unreadable")
                .description("Records skipped because they are no messages of the protocol")
                .register(registry);
        failed = Counter.builder("chalkstream.undo.failed")
                .description("Inputs skipped because their handling failed: each is a bug")
                .register(registry);
        unreadableHistories = Counter.builder("chalkstream.undo.histories.unreadable")
                .description("Stored histories that could not be read, and were replaced by empty ones")
                .register(registry);
        expired = Counter.builder("chalkstream.undo.histories.expired")
                .description("Histories removed because they were unused for long")
                .register(registry);
    }

    /** An input was handled at the time {@code input.now()}. */
    public void handled(Input input, UndoHistory before, TransitionResult step) {
        for (var effect : step.effects()) {
            if (effect instanceof Effect.SendCommand) {
                commands.increment();
            } else if (effect instanceof Effect.SendRefusal refused) {
                finished(refused.message().code().wireName());
            }
        }
        if (isNewReversal(input, before)) {
            finished("done");
        }
        var current = step.history().inFlight();
        var earlier = before.inFlight();
        if (current != null && (earlier == null || !current.waiting().equals(earlier.waiting()))) {
            untilCommand.record(Duration.ofMillis(
                    Math.max(0, input.now() - current.waiting().since())));
        }
    }

    /** There are {@code more} open requests than before. */
    public void opened(int more) {
        open.addAndGet(more);
    }

    /** Runs a task in the background; its failures but those of the type {@code passedOn} are logged and counted. */
    public void guard(Class<? extends RuntimeException> passedOn, String name, Runnable task) {
        BackgroundTask.passingOn(passedOn, name, registry, task).run();
    }

    public void unreadable() {
        unreadable.increment();
    }

    public void unreadableHistory() {
        unreadableHistories.increment();
    }

    public void expired() {
        expired.increment();
    }

    public void failed() {
        failed.increment();
    }

    private static boolean isNewReversal(Input input, UndoHistory before) {
        return input instanceof Input.Decided decided
                && decided.outcome() instanceof Outcome.Accepted event
                && event.reverses() != null
                && !before.stacks().hasSeen(event.epoch(), event.seq());
    }

    private void finished(String outcome) {
        requests(outcome).increment();
    }

    private Counter requests(String outcome) {
        return Counter.builder("chalkstream.undo.requests")
                .description("Decided requests: done, or the code of the refusal")
                .tag("outcome", outcome)
                .register(registry);
    }
}
