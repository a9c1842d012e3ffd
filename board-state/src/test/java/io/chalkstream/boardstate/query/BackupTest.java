package io.chalkstream.boardstate.query;

import static io.chalkstream.boardstate.KafkaProbe.header;
import static io.chalkstream.boardstate.board.Samples.ANA;
import static io.chalkstream.boardstate.board.Samples.edit;
import static io.chalkstream.boardstate.board.Samples.put;
import static io.chalkstream.boardstate.board.Samples.set;
import static io.chalkstream.boardstate.board.Samples.text;
import static io.chalkstream.boardstate.board.Samples.x;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.boardstate.KafkaProbe;
import io.chalkstream.kafka.backup.Backups;
import io.chalkstream.kafka.backup.Restore;
import io.chalkstream.kafka.embedded.EmbeddedKafka;
import io.chalkstream.protocol.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What docs/OPERATIONS.md says about backing up all boards. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupTest {
    private static final List<String> BOARDS = List.of("b1", "b2", "b3");
    /** Heads, elements, events, and what their clients have sent. */
    private static final int ENTRIES = 12;

    private final long now = System.currentTimeMillis();
    private final Path directory = Path.of("target", "state", UUID.randomUUID().toString());
    private byte[] before;
    private Path backup;

    /** Boards are written; then a copy is made; they are written again, and meanwhile a backup is made. */
    @BeforeAll
    void back_up_both_ways() throws IOException, ExecutionException, InterruptedException {
        try (var broker = start("kafka");
                var kafka = new KafkaProbe(broker.bootstrapServers());
                var instance = new BoardStateInstance(broker.bootstrapServers(), directory.resolve("a"))) {
            instance.awaitRunning();
            for (var board : BOARDS) {
                kafka.send(board, edit(ANA, 1, put(text("e1"))), now);
                kafka.send(board, edit(ANA, 2, set("e1", x(3))), now + 1);
            }
            for (var board : BOARDS) {
                assertThat(instance.read(board).seq()).isEqualTo("2");
            }
            before = instance.read("b1").frame();
        }
        copy(directory.resolve("kafka"), directory.resolve("copy"));
        try (var broker = start("kafka");
                var kafka = new KafkaProbe(broker.bootstrapServers());
                var instance = new BoardStateInstance(broker.bootstrapServers(), directory.resolve("a"))) {
            instance.awaitRunning();
            kafka.send("b1", edit(ANA, 3, set("e1", x(4))), now + 2);
            assertThat(instance.read("b1").seq()).isEqualTo("3");
            for (int number = 4; number < 300; number++) {
                kafka.sendSoon("b1", edit(ANA, number, set("e1", x(number))), now + number);
            }
            backup = new Backups(directory.resolve("backups")).add(client(broker), Instant.now(), 1);
        }
    }

    @Test
    void a_copy_of_the_brokers_directory_restores_every_board() {
        try (var broker = start("copy");
                var kafka = new KafkaProbe(broker.bootstrapServers());
                var instance = new BoardStateInstance(broker.bootstrapServers(), directory.resolve("without state"))) {
            instance.awaitRunning();

            assertThat(instance.read("b1").frame()).isEqualTo(before);
            for (var board : BOARDS) {
                assertThat(instance.read(board).seq()).isEqualTo("2");
            }
            kafka.send("b1", edit(ANA, 2, set("e1", x(9))), now + 3);
            kafka.send("b1", edit(ANA, 3, set("e1", x(5))), now + 4);
            var frames = kafka.await(Topic.FANOUT, "b1", 4);
            assertThat(header(frames.get(2), "to")).as("operation 2 is known").isEqualTo("client");
            assertThat(header(frames.get(3), "seq")).isEqualTo("3");
        }
    }

    @Test
    void a_backup_made_while_boards_change_restores_every_board_into_a_new_kafka()
            throws ExecutionException, InterruptedException {
        try (var broker = start("new")) {
            assertThat(new Restore(client(broker), backup).run()).isGreaterThanOrEqualTo(ENTRIES);
            assertThatThrownBy(() -> new Restore(client(broker), backup).run()).hasMessageContaining("isn't empty");
            try (var kafka = new KafkaProbe(broker.bootstrapServers());
                    var instance = new BoardStateInstance(broker.bootstrapServers(), directory.resolve("new state"))) {
                instance.awaitRunning();
                assertThat(instance.read("b2").seq()).isEqualTo("2");
                assertThat(instance.read("b3").seq()).isEqualTo("2");
                var restored = instance.read("b1");
                int seq = Integer.parseInt(restored.seq());
                int x = seq > 3 ? seq : seq + 1;
                assertThat(new String(restored.frame(), UTF_8))
                        .as("the board at event %d", seq)
                        .contains("\"x\":" + x);
                kafka.send("b1", edit(ANA, seq, set("e1", x(9))), now + 1_000);
                kafka.send("b1", edit(ANA, seq + 1, set("e1", x(5))), now + 1_001);
                var frames = kafka.await(Topic.FANOUT, "b1", 2);
                assertThat(header(frames.get(0), "to"))
                        .as("what the board has seen is known")
                        .isEqualTo("client");
                assertThat(header(frames.get(1), "seq")).isEqualTo(Integer.toString(seq + 1));
            }
        }
    }

    private static Map<String, Object> client(EmbeddedKafka broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private EmbeddedKafka start(String name) {
        return EmbeddedKafka.start(directory.resolve(name), 0);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }
}
