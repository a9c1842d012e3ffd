package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.client.OperationResult;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Somebody who undoes and redoes one change again and again, on a board of their own. */
final class UndoingPerson implements AutoCloseable {
    private final Classroom classroom = new Classroom();
    private final Participant person;
    private final Duration interval;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ResultWaits waits = new ResultWaits();

    private boolean undone;
    private int pressed;
    private int done;
    private int refused;

    UndoingPerson(TestStack stack, Duration interval) {
        this.person = classroom.join("Undoing", stack.gatewaysFrom(0));
        this.interval = interval;
    }

    void begin() {
        person.change(Duration.ofSeconds(30), SampleChanges.putRectangle("box", 0));
        var unused = clock.scheduleAtFixedRate(this::press, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void press() {
        long at = System.nanoTime();
        var press = undone ? person.client().redo() : person.client().undo();
        undone = !undone;
        count();
        var unused = press.result().thenAccept(result -> settled(at, result));
    }

    private synchronized void count() {
        pressed++;
    }

    private synchronized void settled(long at, OperationResult result) {
        if (result instanceof OperationResult.Done) {
            done++;
        } else {
            refused++;
        }
        waits.ended(at);
    }

    void awaitResult(Duration deadline) {
        long now = System.nanoTime();
        Await.until("undo has a result", deadline, () -> hasResultSince(now));
    }

    private boolean hasResultSince(long nanos) {
        return waits.anySince(nanos);
    }

    /** The longest wait of the results that have come since the last call. */
    Duration takeLongestWait() {
        return waits.takeLongest();
    }

    /** Waits for all results, and requires that each press did what it said. */
    void finish(Duration deadline) {
        clock.shutdown();
        Await.until("each press has its result", deadline, () -> clock.isTerminated() && hasAllResults());
        assertThat(refused).as("presses that did nothing, of " + pressed).isZero();
        assertThat(person.client().elements().containsKey("box")).isEqualTo(!undone);
    }

    private synchronized boolean hasAllResults() {
        return done + refused == pressed;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        classroom.close();
    }
}
