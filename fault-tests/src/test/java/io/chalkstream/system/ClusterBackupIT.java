package io.chalkstream.system;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.kafka.backup.Backups;
import io.chalkstream.kafka.backup.Restore;
import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.Stack;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.topic.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Three brokers and everything around them are backed up while people write, and destroyed; a new cluster gets the backup, as
 * docs/OPERATIONS.md says. Then every board is as it was at one of its events, and people go on.
 */
@Isolated
@DisabledOnOs(OS.WINDOWS)
@EnabledIfSystemProperty(named = "chalkstream.nightly", matches = "true")
class ClusterBackupIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final int BOARDS = 3 * Topic.BOARD_COMMANDS.partitions();
    /** Of each board, before the backup begins. */
    private static final int OPERATIONS = 20;

    private final Random random = new Random(Long.getLong("chalkstream.seed", 7));

    @Test
    void every_board_comes_back_from_a_backup_that_was_made_while_people_wrote(@TempDir Path directory)
            throws ExecutionException, InterruptedException {
        var least = new HashMap<String, Long>();
        var logs = new HashMap<String, BoardLog>();
        Path backup;
        try (var old = ReplicatedStack.start();
                var work = new SteadyLoad(old.stack(), INTERVAL)) {
            for (int board = 0; board < BOARDS; board++) {
                begin(old, work, board);
            }
            Await.until("every board has some operations", PATIENCE, () -> work.boards().stream()
                    .allMatch(board -> seq(old, board) >= OPERATIONS));
            work.boards().forEach(board -> least.put(board, committed(old, board)));
            long begun = System.nanoTime();
            backup = new Backups(directory).add(client(old), Instant.now(), 1);
            say("backed up", begun);
            work.awaitResults("while it was backed up and after", PATIENCE);
            work.finish(PATIENCE);
            BoardLog.readAll(
                    old.processes().bootstrapServers(),
                    BoardLog.Isolation.READ_COMMITTED,
                    least::containsKey,
                    (board, event) -> logs.merge(board, new BoardLog(List.of(event)), ClusterBackupIT::joined));
        }

        long lost = System.nanoTime();
        try (var fresh = ReplicatedStack.start()) {
            say("a new cluster is there", lost);
            var services = fresh.processes().plan().services().stream()
                    .filter(service -> service.stage() != ServiceSpec.Stage.BROKER)
                    .map(ServiceSpec::name)
                    .toList();
            services.forEach(fresh.processes()::stop);
            deleteState(fresh.processes());
            long begun = System.nanoTime();
            long records = new Restore(client(fresh), backup).run();
            say(records + " records restored", begun);
            services.forEach(fresh.processes()::start);
            say("services are ready", lost);

            least.forEach((board, seq) -> requireBoard(fresh, board, seq, requireNonNull(logs.get(board))));
            say(least.size() + " boards are as they were", lost);
            requireGoingOn(fresh, least.keySet().iterator().next());
        }
    }

    private void begin(ReplicatedStack cluster, SteadyLoad work, int board) {
        var classroom = work.open(Classroom.inPartition(board % Topic.BOARD_COMMANDS.partitions()));
        var person = classroom.join("Person" + board, cluster.stack().gatewaysFrom(board % 2));
        var changes = new RandomChanges(random.nextLong());
        work.begin(classroom, person, () -> changes.next(person.client().elements()));
    }

    private static long seq(ReplicatedStack cluster, String board) {
        return cluster.stack().snapshot(board).seq();
    }

    private static long committed(ReplicatedStack cluster, String board) {
        return cluster.stack().committedLog(board).events().size();
    }

    private static BoardLog joined(BoardLog log, BoardLog next) {
        var events = new ArrayList<>(log.events());
        events.addAll(next.events());
        return new BoardLog(events);
    }

    /** It has at least what was committed when the backup began, and is what the events up to its own made of it. */
    private static void requireBoard(ReplicatedStack cluster, String board, long least, BoardLog log) {
        var restored = snapshot(cluster, board);
        assertThat(restored.seq()).as(board).isBetween(least, (long)
                log.events().size());
        var until = new BoardLog(log.events().subList(0, (int) restored.seq()));
        assertThat(elements(restored)).as(board).isEqualTo(until.fold());
        for (var boardState : cluster.stack().boardStates()) {
            assertThat(cluster.stack().snapshot(boardState, board))
                    .as(boardState)
                    .contains(restored);
        }
    }

    private static ServerMessage.Snapshot snapshot(ReplicatedStack cluster, String board) {
        Await.until("board-state gives " + board, PATIENCE, () -> cluster.stack()
                .snapshot(cluster.stack().boardStates().get(0), board)
                .isPresent());
        return cluster.stack().snapshot(board);
    }

    private static Map<String, Element> elements(ServerMessage.Snapshot board) {
        return board.elements().stream().collect(Collectors.toMap(Element::id, Function.identity()));
    }

    /** Somebody comes to a restored board, changes it, and undoes that. */
    private static void requireGoingOn(ReplicatedStack cluster, String board) {
        var before = snapshot(cluster, board);
        try (var classroom = Classroom.of(board)) {
            var ana = classroom.join("Ana", cluster.stack().gatewaysFrom(0));
            ana.change(PATIENCE, SampleChanges.putPost("post-after", "After the restore"));
            ana.awaitSeq(before.seq() + 1, PATIENCE);
            ana.undo(PATIENCE);
            ana.awaitSeq(before.seq() + 2, PATIENCE);
            assertThat(ana.client().elements()).isEqualTo(elements(before));
        }
    }

    /** What the new cluster's services have on their disks is of before the restore. */
    private static void deleteState(Stack processes) {
        for (var service : processes.plan().services()) {
            service.environment().entrySet().stream()
                    .filter(variable -> variable.getKey().endsWith("_STATE_DIR"))
                    .forEach(variable -> delete(Path.of(variable.getValue())));
        }
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> client(ReplicatedStack cluster) {
        return Map.of("bootstrap.servers", cluster.processes().bootstrapServers());
    }

    private static void say(String what, long since) {
        System.out.printf(
                "ClusterBackupIT: %s after %.1f s%n",
                what, Duration.ofNanos(System.nanoTime() - since).toMillis() / 1000.0);
    }
}
