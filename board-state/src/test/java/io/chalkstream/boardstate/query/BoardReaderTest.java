package io.chalkstream.boardstate.query;

import static io.chalkstream.boardstate.KafkaProbe.header;
import static io.chalkstream.boardstate.board.Samples.ANA;
import static io.chalkstream.boardstate.board.Samples.T0;
import static io.chalkstream.boardstate.board.Samples.edit;
import static io.chalkstream.boardstate.board.Samples.put;
import static io.chalkstream.boardstate.board.Samples.set;
import static io.chalkstream.boardstate.board.Samples.text;
import static io.chalkstream.boardstate.board.Samples.x;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.chalkstream.boardstate.KafkaProbe;
import io.chalkstream.kafka.embedded.EmbeddedKafka;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoardReaderTest {
    private static final Duration TAKEOVER = Duration.ofSeconds(60);
    private static final List<String> BOARDS = List.of("b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8", "b9");

    /** Of two instances, how many partitions each is to own. */
    private static final int SHARE = Topic.BOARD_COMMANDS.partitions() / 2;

    private final List<AutoCloseable> running = new ArrayList<>();

    private final Path directory = Path.of("target", "state", UUID.randomUUID().toString());
    private EmbeddedKafka broker;
    private KafkaProbe kafka;

    @BeforeEach
    void start() {
        broker = EmbeddedKafka.start(directory.resolve("kafka"), 0);
        kafka = new KafkaProbe(broker.bootstrapServers());
    }

    @AfterEach
    void stop() throws Exception {
        for (var instance : running) {
            instance.close();
        }
        kafka.close();
        broker.close();
    }

    @Test
    void a_restarted_instance_without_its_state_directory_restores_the_board_and_continues() {
        var first = instance("a").awaitRunning();
        kafka.send("b1", edit(ANA, 1, put(text("e1")), put(text("e2"))), T0);
        kafka.send("b1", edit(ANA, 2, set("e1", x(3))), T0 + 1);
        kafka.await(Topic.FANOUT, "b1", 2);
        byte[] before = first.read("b1").frame();
        first.closeAndForget();

        var second = instance("a").awaitRunning();

        assertThat(second.read("b1").frame()).isEqualTo(before);
        kafka.send("b1", edit(ANA, 2, set("e1", x(3))), T0 + 2);
        kafka.send("b1", edit(ANA, 3, set("e1", x(4))), T0 + 3);
        var frames = kafka.await(Topic.FANOUT, "b1", 4);
        assertThat(header(frames.get(2), "to")).isEqualTo("client");
        assertThat(header(frames.get(3), "seq")).isEqualTo("3");
        assertThat(header(frames.get(3), "epoch")).isEqualTo(Long.toString(T0));
    }

    @Test
    void every_instance_gives_every_board_and_only_its_owner_answers() {
        var here = instance("a");
        var there = instance("b");
        awaitShared(here, there);
        for (var board : BOARDS) {
            kafka.send(board, edit(ANA, 1, put(text("e1")), new Change.HideStudents(true)), T0);
            kafka.await(Topic.FANOUT, board, 1);
        }

        for (var board : BOARDS) {
            var snapshot = here.read(board);
            assertThat(snapshot.seq()).isEqualTo("1");
            assertThat(snapshot.studentsHidden()).isEqualTo("true");
            var same = there.read(board);
            assertThat(same.studentsHidden()).isEqualTo("true");
            assertThat(same.frame()).isEqualTo(snapshot.frame());
        }
        assertThat(here.requestedBoards())
                .containsExactlyInAnyOrderElementsOf(
                        BOARDS.stream().filter(here::owns).toList());
        assertThat(there.requestedBoards())
                .containsExactlyInAnyOrderElementsOf(
                        BOARDS.stream().filter(there::owns).toList());
    }

    @Test
    void a_board_whose_owner_cannot_answer_is_unavailable_and_never_empty() {
        var here = instance("a");
        var there = instance("b");
        awaitShared(here, there);
        String board = BOARDS.stream().filter(there::owns).findFirst().orElseThrow();
        kafka.send(board, edit(ANA, 1, put(text("e1"))), T0);
        kafka.await(Topic.FANOUT, board, 1);

        assertThatThrownBy(() -> here.readHere(board)).isInstanceOf(BoardUnavailableException.class);
        assertThat(there.requestedBoards()).isEmpty();
        there.stopAnswering();
        assertThatThrownBy(() -> here.read(board)).isInstanceOf(BoardUnavailableException.class);

        there.close();
        await().atMost(TAKEOVER)
                .ignoreException(BoardUnavailableException.class)
                .untilAsserted(() -> assertThat(here.read(board).seq()).isEqualTo("1"));
    }

    @Test
    void an_instance_that_is_behind_the_log_gives_no_stale_answer() {
        var instance = instance("a").awaitRunning();
        kafka.send("b1", edit(ANA, 1, put(text("e1"))), T0);
        kafka.await(Topic.FANOUT, "b1", 1);

        var held = instance.locks().of("b1");
        held.lock(); // the stream thread can't carry out what comes now
        try {
            kafka.send("b1", edit(ANA, 2, set("e1", x(3))), T0 + 1);
            assertThatThrownBy(() -> instance.readHere("b1"))
                    .isInstanceOf(BoardUnavailableException.class)
                    .hasMessageContaining("behind");
        } finally {
            held.unlock();
        }

        assertThat(instance.read("b1").seq()).isEqualTo("2");
    }

    @Test
    void commands_are_decided_again_once_the_broker_is_back() {
        var instance = instance("a").awaitRunning();
        kafka.send("b1", edit(ANA, 1, put(text("e1"))), T0);
        kafka.await(Topic.FANOUT, "b1", 1);
        String address = broker.bootstrapServers();

        broker.close();
        broker = EmbeddedKafka.start(
                directory.resolve("kafka"), Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
        kafka.send("b1", edit(ANA, 2, set("e1", x(3))), T0 + 1);

        assertThat(header(kafka.await(Topic.FANOUT, "b1", 2).get(1), "seq")).isEqualTo("2");
        await().atMost(TAKEOVER)
                .ignoreException(BoardUnavailableException.class)
                .untilAsserted(() -> assertThat(instance.read("b1").seq()).isEqualTo("2"));
    }

    @Test
    void an_instance_that_is_not_running_does_not_answer() {
        var stopped = instance("a").awaitRunning();
        stopped.close();

        assertThatThrownBy(() -> stopped.read("b1")).isInstanceOf(BoardUnavailableException.class);
    }

    private BoardStateInstance instance(String name) {
        var instance = new BoardStateInstance(broker.bootstrapServers(), directory.resolve(name));
        running.add(instance);
        return instance;
    }

    /** Until each owns its share, so that nothing moves any more, and both agree on whose the boards are. */
    private static void awaitShared(BoardStateInstance one, BoardStateInstance other) {
        one.awaitRunning();
        other.awaitRunning();
        await().atMost(TAKEOVER)
                .until(() -> one.partitions() == SHARE
                        && other.partitions() == SHARE
                        && BOARDS.stream().allMatch(board -> one.owns(board) != other.owns(board))
                        && BOARDS.stream().allMatch(board -> (one.owns(board) ? one : other).canRead(board))
                        && BOARDS.stream().anyMatch(one::owns)
                        && BOARDS.stream().anyMatch(other::owns));
    }
}
