package io.chalkstream.boardstate.stream;

import static io.chalkstream.boardstate.board.Samples.ANA;
import static io.chalkstream.boardstate.board.Samples.HISTORY;
import static io.chalkstream.boardstate.board.Samples.T0;
import static io.chalkstream.boardstate.board.Samples.edit;
import static io.chalkstream.boardstate.board.Samples.put;
import static io.chalkstream.boardstate.board.Samples.remove;
import static io.chalkstream.boardstate.board.Samples.set;
import static io.chalkstream.boardstate.board.Samples.text;
import static io.chalkstream.boardstate.board.Samples.xy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.boardstate.BoardStateMeters;
import io.chalkstream.boardstate.board.CommandScripts;
import io.chalkstream.boardstate.board.CommandScripts.Timed;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.DecisionVersion;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.streams.LenientSerdes;
import io.chalkstream.streams.RocksDbMemory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

class BoardTopologyTest {
    private static final String BOARD = "b1";

    @Provide
    Arbitrary<List<Timed>> scripts() {
        return CommandScripts.scripts();
    }

    @Property(tries = 25)
    void O5_the_same_commands_give_the_same_records_byte_for_byte(@ForAll("scripts") List<Timed> script) {
        assertThat(run(script)).isEqualTo(run(script));
    }

    @Example
    void F3_records_have_the_timestamp_of_their_command_and_none_of_its_headers() {
        try (var driver = driver()) {
            var record = new TestRecord<>(BOARD, Json.bytes(edit(ANA, 1, put(text("e1")))), Instant.ofEpochMilli(T0));
            record.headers().add("trace", new byte[] {1});
            commands(driver).pipeInput(record);

            var event = read(driver, Topic.BOARD_EVENTS).get(0);
            var frame = read(driver, Topic.FANOUT).get(0);
            assertThat(event.timestamp()).isEqualTo(T0);
            assertThat(frame.timestamp()).isEqualTo(T0);
            assertThat(event.headers()).isEmpty();
            assertThat(frame.headers()).extracting(header -> header.key()).containsExactly("to", "epoch", "seq", "id");
        }
    }

    @Example
    void D1_records_that_are_no_commands_become_dead_letters_and_later_ones_are_decided() {
        var registry = new SimpleMeterRegistry();
        try (var driver = driver(registry)) {
            byte[] command = Json.bytes(edit(ANA, 1, put(text("e1"))));
            var commands = commands(driver);
            commands.pipeInput(BOARD, "{\"kind\":\"edit\"}".getBytes(StandardCharsets.UTF_8), T0);
            commands.pipeInput(BOARD, "{\"kind\":\"dance\"}".getBytes(StandardCharsets.UTF_8), T0);
            commands.pipeInput(BOARD, new byte[] {(byte) 0xff, 0}, T0);
            commands.pipeInput(new TestRecord<>(BOARD, null, Instant.ofEpochMilli(T0)));
            commands.pipeInput(new TestRecord<>(null, command, Instant.ofEpochMilli(T0)));
            commands.pipeInput("no/board", command, T0);
            commands.pipeInput(BOARD, command, 0);
            assertThat(read(driver, Topic.FANOUT)).isEmpty();

            commands.pipeInput(BOARD, command, T0);

            assertThat(read(driver, Topic.FANOUT)).hasSize(1);
            assertThat(read(driver, Topic.BOARD_COMMANDS_DEAD_LETTERS))
                    .extracting(letter -> header(letter, "dead-letter-offset"))
                    .containsExactly("0", "1", "2", "3", "4", "5", "6");
            assertThat(deadLetters(registry, "unreadable")).isEqualTo(7);
            assertThat(registry.counter(
                                    "chalkstream.board.outcomes", "kind", "edit", "outcome", "accepted", "code", "none")
                            .count())
                    .isEqualTo(1);
        }
    }

    @Example
    void D1_a_command_whose_decision_fails_becomes_a_dead_letter_and_other_boards_go_on() {
        var registry = new SimpleMeterRegistry();
        try (var driver = driver(registry)) {
            byte[] command = Json.bytes(edit(ANA, 1, put(text("e1"))));
            driver.<String, byte[]>getKeyValueStore(BoardKeys.STORE).put(BoardKeys.head(BOARD), new byte[] {1});
            commands(driver).pipeInput(BOARD, command, T0);
            commands(driver).pipeInput("b2", command, T0);

            var letter = read(driver, Topic.BOARD_COMMANDS_DEAD_LETTERS).get(0);
            assertThat(letter.value()).isEqualTo(command);
            assertThat(header(letter, "dead-letter-reason")).contains("a stored Head can't be read");
            assertThat(read(driver, Topic.FANOUT)).hasSize(1);
            assertThat(deadLetters(registry, "undecidable")).isEqualTo(1);
        }
    }

    @Example
    void E6_all_idle_boards_are_swept_except_an_unreadable_one() {
        try (var driver = driver()) {
            var commands = commands(driver);
            for (int board = 0; board < 40; board++) {
                commands.pipeInput("b" + board, Json.bytes(edit(ANA, 1, put(text("e1")))), T0);
            }
            var store = driver.<String, byte[]>getKeyValueStore(BoardKeys.STORE);
            store.put(BoardKeys.dedupState(BOARD, ANA.client()), new byte[] {1});
            long days = Duration.ofDays(9).toMillis();
            commands.pipeInput("later", Json.bytes(edit(ANA, 1, put(text("e1")))), T0 + days);

            for (int minute = 0; minute < 4; minute++) {
                driver.advanceWallClockTime(Duration.ofMinutes(1));
            }

            try (var dedupStates = store.prefixScan("session/", new StringSerializer())) {
                assertThat(dedupStates)
                        .toIterable()
                        .extracting(entry -> entry.key)
                        .containsExactly(
                                BoardKeys.dedupState(BOARD, ANA.client()), BoardKeys.dedupState("later", ANA.client()));
            }
        }
    }

    @Example
    void D2_a_dead_letter_is_the_record_unchanged_with_headers_that_say_why_and_from_where() {
        byte[] key = {(byte) 0xff, 0, 'b', (byte) 0xc3};
        byte[] value = {(byte) 0xfe, 1};
        try (var driver = driver()) {
            var record = new TestRecord<>(key, value, Instant.ofEpochMilli(T0));
            record.headers().add("trace", new byte[] {7}).add("dead-letter-reason", new byte[] {'?'});
            driver.createInputTopic(
                            Topic.BOARD_COMMANDS.topicName(), new ByteArraySerializer(), new ByteArraySerializer())
                    .pipeInput(record);

            var letter = driver.createOutputTopic(
                            Topic.BOARD_COMMANDS_DEAD_LETTERS.topicName(),
                            new ByteArrayDeserializer(),
                            new ByteArrayDeserializer())
                    .readRecord();
            assertThat(letter.key()).isEqualTo(key);
            assertThat(letter.value()).isEqualTo(value);
            assertThat(letter.headers().lastHeader("trace").value()).containsExactly(7);
            var headers = new TreeMap<String, String>();
            letter.headers()
                    .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
            headers.remove("trace");
            assertThat(letter.headers()).hasSize(7);
            assertThat(headers)
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "dead-letter-kind", "unreadable",
                            "dead-letter-reason", "board id is 1 to 64 of A-Z a-z 0-9 _ -",
                            "dead-letter-topic", "board-commands",
                            "dead-letter-partition", "0",
                            "dead-letter-offset", "0",
                            "dead-letter-timestamp", Long.toString(T0)));
        }
    }

    @Example
    void D2_the_dead_letter_of_an_oversized_record_says_where_the_record_is() {
        try (var driver = driver()) {
            commands(driver).pipeInput(BOARD, new byte[DeadLetter.MAX_BYTES + 1], T0);
            commands(driver).pipeInput(BOARD, new byte[DeadLetter.MAX_BYTES - BOARD.length()], T0);

            var letters = read(driver, Topic.BOARD_COMMANDS_DEAD_LETTERS);
            assertThat(letters.get(0).value()).isNull();
            assertThat(header(letters.get(0), "dead-letter-left-out")).isEqualTo("true");
            assertThat(header(letters.get(0), "dead-letter-offset")).isEqualTo("0");
            assertThat(letters.get(1).value()).hasSize(DeadLetter.MAX_BYTES - BOARD.length());
            assertThat(letters.get(1).headers().lastHeader("dead-letter-left-out"))
                    .isNull();
        }
    }

    @Example
    void V5_an_operation_with_something_unknown_is_refused_to_its_sender_and_the_next_one_is_decided() {
        var registry = new SimpleMeterRegistry();
        var unknown = Map.of(
                "{\"kind\":\"spin\",\"id\":\"e1\"}", "unknown-kind",
                "{\"kind\":\"put\",\"element\":{\"id\":\"e2\",\"type\":\"cube\",\"props\":{\"x\":1}}}", "unknown-kind",
                "{\"kind\":\"set\",\"id\":\"e1\",\"props\":{\"glow\":1}}", "unknown-kind",
                "{\"kind\":\"rename\",\"title\":[7]}", "malformed",
                "{\"id\":\"e1\"}", "malformed");
        try (var driver = driver(registry)) {
            var commands = commands(driver);
            commands.pipeInput(BOARD, Json.bytes(edit(ANA, 1, put(text("e1")))), T0);
            read(driver, Topic.FANOUT);
            var ops = new AtomicLong(1);
            unknown.forEach((change, code) -> {
                String command = Json.text(edit(ANA, ops.incrementAndGet(), remove("e1")))
                        .replace("{\"kind\":\"remove\",\"id\":\"e1\"}", change);
                for (int time = 0; time < 2; time++) {
                    commands.pipeInput(BOARD, command.getBytes(StandardCharsets.UTF_8), T0);
                    assertThat(new String(read(driver, Topic.FANOUT).get(0).value(), StandardCharsets.UTF_8))
                            .startsWith("{\"type\":\"refused\",\"op\":" + ops + ",\"code\":\"" + code + "\"");
                }
            });
            commands.pipeInput(BOARD, Json.bytes(edit(ANA, ops.incrementAndGet(), remove("e1"))), T0);

            assertThat(new String(read(driver, Topic.FANOUT).get(0).value(), StandardCharsets.UTF_8))
                    .contains("\"seq\":2");
            assertThat(read(driver, Topic.BOARD_COMMANDS_DEAD_LETTERS)).isEmpty();
        }
    }

    @Example
    void V4_elements_of_a_later_release_are_kept_and_passed_on_as_they_are() {
        String later = "{\"id\":\"e1\",\"type\":\"text\",\"props\":{\"x\":0,\"y\":0,\"z\":\"a\",\"color\":\"black\","
                + "\"size\":20,\"text\":\"hi\",\"glow\":{\"by\":[1,2.5]}},\"group\":\"g1\"}";
        String unknownType = "{\"id\":\"e2\",\"type\":\"cube\",\"props\":{\"x\":0,\"depth\":4}}";
        try (var driver = driver()) {
            var store = driver.<String, byte[]>getKeyValueStore(BoardKeys.STORE);
            var commands = commands(driver);
            commands.pipeInput(BOARD, Json.bytes(edit(ANA, 1, put(text("e0")))), T0);
            store.put(BoardKeys.element(BOARD, "e1"), later.getBytes(StandardCharsets.UTF_8));
            store.put(BoardKeys.element(BOARD, "e2"), unknownType.getBytes(StandardCharsets.UTF_8));
            read(driver, Topic.BOARD_EVENTS);

            commands.pipeInput(BOARD, Json.bytes(edit(ANA, 2, set("e1", xy(0, 0)), remove("e2"))), T0);

            assertThat(new String(store.get(BoardKeys.element(BOARD, "e1")), StandardCharsets.UTF_8))
                    .isEqualTo(later);
            assertThat(new String(read(driver, Topic.BOARD_EVENTS).get(0).value(), StandardCharsets.UTF_8))
                    .contains("{\"kind\":\"removed\",\"element\":" + unknownType + "}");
        }
    }

    @Example
    void V9_a_command_for_later_rules_is_neither_decided_nor_skipped() {
        try (var driver = driver()) {
            var later = new BoardCommand.Edit(ANA, 1, DecisionVersion.LATEST + 1, List.of(put(text("e1"))));

            assertThatThrownBy(() -> commands(driver).pipeInput(BOARD, Json.bytes(later), T0))
                    .hasStackTraceContaining("is decided by version 3 of the rules");

            assertThat(read(driver, Topic.FANOUT)).isEmpty();
            assertThat(read(driver, Topic.BOARD_COMMANDS_DEAD_LETTERS)).isEmpty();
        }
    }

    @Example
    void D1_a_negative_timestamp_is_passed_on_as_0() {
        var record = new ConsumerRecord<Object, Object>(
                "board-commands",
                0,
                5,
                -1,
                TimestampType.CREATE_TIME,
                1,
                1,
                "b1",
                "{}",
                new RecordHeaders(),
                Optional.empty());

        assertThat(LenientSerdes.TIMESTAMP.extract(record, T0)).isZero();
    }

    @Example
    void boards_are_independent_of_each_other() {
        try (var driver = driver()) {
            byte[] command = Json.bytes(edit(ANA, 1, put(text("e1"))));
            commands(driver).pipeInput("b1", command, T0);
            commands(driver).pipeInput("b", command, T0);
            commands(driver).pipeInput("b1-", command, T0);

            assertThat(read(driver, Topic.FANOUT))
                    .allSatisfy(frame -> assertThat(
                                    new String(frame.headers().lastHeader("seq").value(), StandardCharsets.UTF_8))
                            .isEqualTo("1"))
                    .hasSize(3);
        }
    }

    private static List<String> run(List<Timed> script) {
        try (var driver = driver()) {
            var commands = commands(driver);
            script.forEach(timed -> commands.pipeInput(BOARD, Json.bytes(timed.command()), timed.at()));
            var records = new ArrayList<String>();
            for (var topic : List.of(Topic.BOARD_EVENTS, Topic.FANOUT)) {
                read(driver, topic).forEach(record -> records.add(describe(record)));
            }
            return records;
        }
    }

    private static String describe(TestRecord<String, byte[]> record) {
        var text = new StringBuilder(record.key()).append(' ').append(record.timestamp());
        record.headers().forEach(header -> text.append(' ')
                .append(header.key())
                .append('=')
                .append(new String(header.value(), StandardCharsets.UTF_8)));
        return text.append(' ')
                .append(new String(record.value(), StandardCharsets.ISO_8859_1))
                .toString();
    }

    private static TopologyTestDriver driver() {
        return driver(new SimpleMeterRegistry());
    }

    private static TopologyTestDriver driver(SimpleMeterRegistry registry) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "board-topology-test");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory().toString());
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbMemory.class);
        return new TopologyTestDriver(
                BoardTopology.topology(
                        new BoardLocks(),
                        new CommandProgress(new NoBroker()),
                        new BoardStateMeters(registry),
                        HISTORY,
                        new JobScheduler(Runnable::run)),
                settings);
    }

    private static Path stateDirectory() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "state")), "topology-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double deadLetters(SimpleMeterRegistry registry, String kind) {
        return registry.counter("chalkstream.board.dead.letters", "kind", kind).count();
    }

    private static String header(TestRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static TestInputTopic<String, byte[]> commands(TopologyTestDriver driver) {
        return driver.createInputTopic(
                Topic.BOARD_COMMANDS.topicName(), new StringSerializer(), new ByteArraySerializer());
    }

    private static List<TestRecord<String, byte[]>> read(TopologyTestDriver driver, Topic topic) {
        return driver.createOutputTopic(topic.topicName(), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }
}
