package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.system.BoardLog.OpId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Participants who edit boards at a steady rate, whatever faults occur, and the results of all their operations. */
final class SteadyLoad implements AutoCloseable {
    private final TestStack stack;
    private final Duration interval;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final Map<SteadyEditor, ScheduledFuture<?>> workers = new LinkedHashMap<>();
    private final List<Classroom> classrooms = new ArrayList<>();

    /** Each participant sends one operation in each {@code interval}. */
    SteadyLoad(TestStack stack, Duration interval) {
        this.stack = stack;
        this.interval = interval;
    }

    Classroom open(Classroom classroom) {
        classrooms.add(classroom);
        return classroom;
    }

    /** Lets a participant join, by the gateway number 0 or 1, and start. */
    void begin(Classroom classroom, String name, int gateway, Supplier<List<Change>> operations) {
        begin(classroom, name, stack.gatewaysFrom(gateway), operations);
    }

    /** As above, by the first of these gateways. */
    void begin(Classroom classroom, String name, List<URI> gateways, Supplier<List<Change>> operations) {
        begin(classroom, classroom.join(name, gateways), operations);
    }

    /** As above, for somebody who has joined. */
    void begin(Classroom classroom, Participant person, Supplier<List<Change>> operations) {
        var worker = new SteadyEditor(classroom, person, operations);
        long nanos = interval.toNanos();
        workers.put(worker, clock.scheduleAtFixedRate(worker, 0, nanos, TimeUnit.NANOSECONDS));
    }

    /** Waits until each participant has the result of an operation that was sent from now on. */
    void awaitResults(String when, Duration deadline) {
        long now = System.nanoTime();
        Await.until(
                "everybody has answers " + when,
                deadline,
                () -> workers.keySet().stream().allMatch(worker -> worker.hasResultSince(now)),
                () -> "not "
                        + workers.keySet().stream()
                                .filter(worker -> !worker.hasResultSince(now))
                                .map(worker -> worker.person().name() + " on "
                                        + worker.classroom().boardId())
                                .toList());
    }

    /** By board, the longest wait for a result since the last call. */
    Map<String, Duration> takeLongestWaits() {
        return workers.keySet().stream()
                .collect(Collectors.toMap(
                        worker -> worker.classroom().boardId(),
                        SteadyEditor::takeLongestWait,
                        (a, b) -> a.compareTo(b) > 0 ? a : b));
    }

    List<String> boards() {
        return classrooms.stream().map(Classroom::boardId).toList();
    }

    /** Everybody on all boards. */
    List<Participant> people() {
        return classrooms.stream()
                .flatMap(classroom -> classroom.people().stream())
                .toList();
    }

    int sent() {
        return workers.keySet().stream().mapToInt(SteadyEditor::sent).sum();
    }

    int refused() {
        return workers.keySet().stream().mapToInt(SteadyEditor::refused).sum();
    }

    /** Stops the participants, and waits for the result of every operation. */
    List<ConsistencyCheck> finish(Duration deadline) {
        workers.forEach((worker, work) -> {
            assertThat(work.isDone()).as("%s goes on", worker.person().name()).isFalse();
            work.cancel(false);
        });
        clock.shutdown();
        Await.until(
                "every operation has its outcome",
                deadline,
                () -> clock.isTerminated() && workers.keySet().stream().allMatch(SteadyEditor::hasAllResults));
        return classrooms.stream().map(this::check).toList();
    }

    /** Finishes, requires that nothing is lost or doubled on any board, and says how much was done and how long it took. */
    String requireNothingLost(Duration deadline) {
        var longest = Collections.max(takeLongestWaits().values());
        finish(deadline).forEach(ConsistencyCheck::requireConvergence);
        return "%d operations; lost 0, doubled 0, all boards the same; an operation waited for %.3f s at most"
                .formatted(sent(), longest.toNanos() / 1e9);
    }

    private ConsistencyCheck check(Classroom classroom) {
        var here = workers.keySet().stream()
                .filter(worker -> worker.classroom() == classroom)
                .toList();
        var accepted =
                here.stream().flatMap(worker -> worker.accepted().stream()).collect(Collectors.<OpId>toSet());
        return new ConsistencyCheck(
                stack,
                classroom,
                accepted,
                here.stream().mapToInt(SteadyEditor::refused).sum());
    }

    @Override
    public void close() {
        clock.shutdownNow();
        classrooms.forEach(Classroom::close);
    }
}
