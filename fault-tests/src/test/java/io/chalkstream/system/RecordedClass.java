package io.chalkstream.system;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.system.ClientHistory.HistoryEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Some people on a board of each partition, at two gateways, who change the same elements all the time. Everything is written down
 * for history-checker.
 */
final class RecordedClass implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private final TestStack stack;
    private final Path folder;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final List<Classroom> boards = new ArrayList<>();
    private final List<RecordedEditor> editors = new ArrayList<>();
    private final List<Future<?>> work = new ArrayList<>();

    /** @param people on each board */
    RecordedClass(TestStack stack, Path folder, Random random, int people) {
        this.stack = stack;
        this.folder = folder;
        for (int partition = 0; partition < Topic.BOARD_COMMANDS.partitions(); partition++) {
            var board = Classroom.inPartition(partition);
            boards.add(board);
            create(folderOf(board));
            for (int person = 0; person < people; person++) {
                editors.add(new RecordedEditor(
                        board.boardId(),
                        "Person" + partition + "-" + person,
                        stack.gatewaysFrom((partition + person) % 2),
                        folderOf(board),
                        random.nextLong()));
            }
        }
    }

    /**
     * Each person sends {@code burst} operations at once in each {@code interval}, except those with which more than
     * {@code onTheirWay} would have no outcome yet.
     */
    void begin(Duration interval, int burst, int onTheirWay) {
        editors.forEach(editor ->
                Await.until("somebody joins", PATIENCE, () -> editor.client().isConnected()));
        long nanos = interval.toNanos();
        for (int i = 0; i < editors.size(); i++) {
            long delay = nanos * i / editors.size();
            var editor = editors.get(i);
            work.add(
                    clock.scheduleAtFixedRate(() -> editor.run(burst, onTheirWay), delay, nanos, TimeUnit.NANOSECONDS));
        }
    }

    /** Waits until each person has the outcome of an operation that was sent from now on. */
    void awaitResults(String when) {
        long now = System.nanoTime();
        Await.until(
                "everybody has answers " + when,
                PATIENCE,
                () -> editors.stream().allMatch(editor -> editor.hasResultSince(now)),
                () -> "not on "
                        + editors.stream()
                                .filter(editor -> !editor.hasResultSince(now))
                                .map(RecordedEditor::boardId)
                                .collect(Collectors.toSet()));
    }

    /** By board, the longest wait for an outcome since the last call. */
    Map<String, Duration> takeLongestWaits() {
        return editors.stream()
                .collect(Collectors.toMap(
                        RecordedEditor::boardId,
                        RecordedEditor::takeLongestWait,
                        (a, b) -> a.compareTo(b) > 0 ? a : b));
    }

    List<String> boards() {
        return boards.stream().map(Classroom::boardId).toList();
    }

    long sent() {
        return editors.stream().mapToLong(RecordedEditor::sent).sum();
    }

    long refused() {
        return editors.stream().mapToLong(RecordedEditor::refused).sum();
    }

    /** Waits for every outcome, until everybody has seen everything, and writes down the logs and boards. */
    void finish() {
        assertThat(work).as("everybody goes on").noneMatch(Future::isDone);
        clock.shutdown();
        Await.until(
                "every operation has its outcome",
                PATIENCE,
                () -> clock.isTerminated() && editors.stream().allMatch(RecordedEditor::hasAllResults));
        // What is too much or too little is for the checker to say.
        boards.forEach(this::awaitEvents);
        var logs = new HashMap<String, List<String>>();
        boards().forEach(board -> logs.put(board, new ArrayList<>()));
        BoardLog.readAll(
                stack.processes().bootstrapServers(),
                BoardLog.Isolation.READ_COMMITTED,
                logs::containsKey,
                (board, event) -> requireNonNull(logs.get(board)).add(Json.text(HistoryEvent.of(event))));
        boards.forEach(board -> finish(board, requireNonNull(logs.get(board.boardId()))));
    }

    private void awaitEvents(Classroom board) {
        long accepted = on(board).mapToLong(RecordedEditor::accepted).sum();
        Await.until("board-state has every event of " + board.boardId(), PATIENCE, () -> stack.boardStates().stream()
                .anyMatch(name -> hasEvents(name, board, accepted)));
    }

    private boolean hasEvents(String boardState, Classroom board, long count) {
        return stack.snapshot(boardState, board.boardId())
                .filter(snapshot -> snapshot.seq() >= count)
                .isPresent();
    }

    private void finish(Classroom board, List<String> log) {
        on(board)
                .forEach(editor -> Await.until(
                        "everybody has seen everything",
                        PATIENCE,
                        () -> editor.client().seq() >= log.size()));
        on(board).forEach(RecordedEditor::writeBoard);
        write(folderOf(board).resolve("log.jsonl"), log);
        write(
                folderOf(board).resolve("boards.jsonl"),
                stack.boardStates().stream()
                        .map(name -> Json.text(copy(name, board, log.size())))
                        .toList());
    }

    private Stream<RecordedEditor> on(Classroom board) {
        return editors.stream().filter(editor -> editor.boardId().equals(board.boardId()));
    }

    private Copy copy(String boardState, Classroom board, long last) {
        Await.until(boardState + " gives the board up to " + last, PATIENCE, () -> hasEvents(boardState, board, last));
        var snapshot = stack.snapshot(boardState, board.boardId()).orElseThrow();
        return new Copy(boardState, snapshot.seq(), snapshot.elements());
    }

    private Path folderOf(Classroom board) {
        return folder.resolve(board.boardId());
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        editors.forEach(RecordedEditor::close);
        boards.forEach(Classroom::close);
    }

    /** A copy of a board in the end. */
    private record Copy(String of, long seq, List<Element> elements) {}
}
