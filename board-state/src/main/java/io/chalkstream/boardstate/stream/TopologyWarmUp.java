package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.BoardStateMeters;
import io.chalkstream.boardstate.board.EventHistory;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.topic.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;

/**
 * Warms up the JVM by running the topology in memory on synthetic boards. Without this, the first boards that an
 * instance takes over would be slow.
 */
final class TopologyWarmUp {
    /** Enough commands for the JIT: later ones don't get faster. */
    static final int COMMANDS = 1_000;

    private static final Author AUTHOR = new Author("warm-up", "Warm-up", "warm-up", Role.TEACHER);
    private static final int BOARDS = 4;

    private TopologyWarmUp() {}

    /** Takes a second or two. {@code registry} receives its metrics. */
    static void run(MeterRegistry registry) {
        try (var driver = new TopologyTestDriver(topology(registry), settings())) {
            var commands = driver.createInputTopic(
                    Topic.BOARD_COMMANDS.topicName(), new StringSerializer(), new ByteArraySerializer());
            var start = Instant.now();
            for (int op = 1; op <= COMMANDS / BOARDS; op++) {
                byte[] command = Json.bytes(new BoardCommand.Edit(AUTHOR, op, List.of(change(op))));
                for (int board = 0; board < BOARDS; board++) {
                    commands.pipeInput("warm-up-" + board, command, start.plusMillis(op));
                }
            }
        }
    }

    private static Topology topology(MeterRegistry registry) {
        return BoardTopology.topology(
                Stores.inMemoryKeyValueStore(BoardKeys.STORE),
                new BoardLocks(),
                new CommandProgress(new NoLog()),
                new BoardStateMeters(registry),
                new EventHistory(COMMANDS, Duration.ofDays(1)),
                new JobScheduler(Runnable::run));
    }

    private static Properties settings() {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "warm-up");
        return settings;
    }

    private static Change change(int op) {
        if (op == 1) {
            return new Change.Put(new Element(
                    "box",
                    ElementType.RECTANGLE,
                    new Props(Map.of(
                            Property.X,
                            new Value.Num(0),
                            Property.Y,
                            new Value.Num(0),
                            Property.W,
                            new Value.Num(1),
                            Property.H,
                            new Value.Num(1),
                            Property.Z,
                            new Value.Text("a"),
                            Property.COLOR,
                            new Value.Text("black"),
                            Property.FILL,
                            new Value.Text("none"),
                            Property.SIZE,
                            new Value.Num(1)))));
        }
        return new Change.SetProps("box", new Props(Map.of(Property.X, new Value.Num(op))));
    }

    /** The synthetic boards are never read, so offsets don't matter. */
    private static final class NoLog implements CommandLog {
        @Override
        public CompletionStage<Long> endOffset(int partition) {
            return nextOffset(partition);
        }

        @Override
        public CompletionStage<Long> nextOffset(int partition) {
            return CompletableFuture.completedFuture(0L);
        }
    }
}
