package io.chalkstream.boardstate.query;

import static io.chalkstream.boardstate.KafkaProbe.header;
import static io.chalkstream.boardstate.board.Samples.ANA;
import static io.chalkstream.boardstate.board.Samples.edit;
import static io.chalkstream.boardstate.board.Samples.put;
import static io.chalkstream.boardstate.board.Samples.set;
import static io.chalkstream.boardstate.board.Samples.text;
import static io.chalkstream.boardstate.board.Samples.x;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.boardstate.KafkaProbe;
import io.chalkstream.kafka.embedded.EmbeddedKafka;
import io.chalkstream.protocol.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What docs/OPERATIONS.md says about backing up all boards. */
class BackupTest {
    private final long now = System.currentTimeMillis();
    private final Path directory = Path.of("target", "state", UUID.randomUUID().toString());

    @Test
    void a_copy_of_the_brokers_directory_restores_every_board() throws IOException {
        var boards = List.of("b1", "b2", "b3");
        byte[] before;
        try (var broker = start("kafka");
                var kafka = new KafkaProbe(broker.bootstrapServers());
                var instance = new BoardStateInstance(broker.bootstrapServers(), directory.resolve("a"))) {
            instance.awaitRunning();
            for (var board : boards) {
                kafka.send(board, edit(ANA, 1, put(text("e1"))), now);
                kafka.send(board, edit(ANA, 2, set("e1", x(3))), now + 1);
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
        }

        try (var broker = start("copy");
                var kafka = new KafkaProbe(broker.bootstrapServers());
                var instance = new BoardStateInstance(broker.bootstrapServers(), directory.resolve("without state"))) {
            instance.awaitRunning();

            assertThat(instance.read("b1").frame()).isEqualTo(before);
            for (var board : boards) {
                assertThat(instance.read(board).seq()).isEqualTo("2");
            }
            kafka.send("b1", edit(ANA, 2, set("e1", x(9))), now + 3);
            kafka.send("b1", edit(ANA, 3, set("e1", x(5))), now + 4);
            var frames = kafka.await(Topic.FANOUT, "b1", 4);
            assertThat(header(frames.get(2), "to")).as("operation 2 is known").isEqualTo("client");
            assertThat(header(frames.get(3), "seq")).isEqualTo("3");
        }
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
