package io.chalkstream.undo.stream;

import static io.chalkstream.undo.history.Person.historyMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.fanout.Routing;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.undo.UndoRequest;
import io.chalkstream.streams.RocksDbMemory;
import io.chalkstream.streams.StandstillDetector;
import io.chalkstream.streams.StreamsPositions;
import io.chalkstream.undo.UndoMeters;
import io.chalkstream.undo.history.ElementFixtures;
import io.chalkstream.undo.history.UndoHistory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UndoTopologyTest {
    private static final String BOARD = "board-1";
    private static final Author ANA = new Author("u-ana", "Ana", "c-ana-1", Role.TEACHER);
    private static final Author BEN = new Author("u-ben", "Ben", "c-ben-1", Role.TEACHER);
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);
    private static final Element ELEMENT = ElementFixtures.rectangle("e1", 1);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private long nanos;
    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> events;
    private TestInputTopic<String, byte[]> requests;
    private TestOutputTopic<String, byte[]> commands;
    private TestOutputTopic<String, byte[]> fanout;

    @BeforeEach
    void start() throws IOException {
        open(Instant.ofEpochMilli(1_000_000));
    }

    private void open(Instant now) throws IOException {
        // Not in the directory of temporary files: Kafka Streams warns of that.
        var stateDir = Files.createTempDirectory(Path.of("target"), "state-");
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "undo");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbMemory.class);
        driver = new TopologyTestDriver(
                UndoTopology.topology(
                        new UndoMeters(registry),
                        new StreamsPositions(),
                        new StandstillDetector(() -> nanos, Duration.ofSeconds(1)),
                        KEPT_FOR),
                settings,
                now);
        events = input(Topic.BOARD_EVENTS);
        requests = input(Topic.UNDO_REQUESTS);
        commands = output(Topic.BOARD_COMMANDS);
        fanout = output(Topic.FANOUT);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void U12_after_a_change_only_its_author_is_sent_the_undo_history() {
        events.pipeInput(BOARD, put(ANA, 1, 1), 77);

        var record = fanout.readRecord();
        assertThat(record.key()).isEqualTo(BOARD);
        assertThat(routing(record)).isEqualTo(new Routing.User("u-ana"));
        assertThat(message(record)).isEqualTo(historyMessage(1, 0, null, null));
        assertThat(fanout.isEmpty()).isTrue();
    }

    @Test
    void F3_output_has_the_timestamp_of_its_input() {
        events.pipeInput(BOARD, put(ANA, 1, 1), 77);
        requests.pipeInput(BOARD, undo(ANA, 1, 1), 88);

        assertThat(fanout.readRecord().timestamp()).isEqualTo(77);
        assertThat(commands.readRecord().timestamp()).isEqualTo(88);
    }

    @Test
    void U8_undo_and_redo_go_through_board_state() {
        events.pipeInput(BOARD, put(ANA, 1, 1));
        requests.pipeInput(BOARD, undo(ANA, 1, 1));
        var undo = command();
        assertThat(undo.of()).isEqualTo(new ReversalOf(Direction.UNDO, 1));
        events.pipeInput(BOARD, event(undo, 2, new AppliedChange.Removed(ELEMENT)));
        requests.pipeInput(BOARD, Json.bytes(new UndoRequest.Reverse(ANA, Direction.REDO, 2, 1)));
        var redo = command();
        assertThat(redo.of()).isEqualTo(new ReversalOf(Direction.REDO, 2));
        events.pipeInput(BOARD, event(redo, 3, new AppliedChange.Added(ELEMENT)));

        assertThat(messages())
                .containsExactly(
                        historyMessage(1, 0, null, null),
                        historyMessage(0, 1, "c-ana-1", 1L),
                        historyMessage(1, 0, "c-ana-1", 2L));
        assertThat(registry.counter("chalkstream.undo.requests", "outcome", "done")
                        .count())
                .isEqualTo(2);
        assertThat(entryKeys()).containsExactly("board-1/u-ana/3");
    }

    @Test
    void U7_a_request_with_nothing_to_reverse_is_refused_to_its_client() {
        requests.pipeInput(BOARD, undo(ANA, 1, 0));

        var refused = fanout.readRecord();
        assertThat(routing(refused)).isEqualTo(new Routing.Client("c-ana-1"));
        assertThat(message(refused)).isInstanceOfSatisfying(ServerMessage.Refused.class, refusal -> {
            assertThat(refusal.request()).isEqualTo(1);
            assertThat(refusal.code()).isEqualTo(ErrorCode.NOTHING_TO_REVERSE);
        });
        assertThat(message(fanout.readRecord())).isEqualTo(historyMessage(0, 0, "c-ana-1", 1L));
    }

    @Test
    void U1_people_and_boards_have_stacks_of_their_own() {
        events.pipeInput(BOARD, put(ANA, 1, 1));

        requests.pipeInput(BOARD, undo(BEN, 1, 0));
        requests.pipeInput("board-2", undo(ANA, 1, 0));

        assertThat(commands.isEmpty()).isTrue();
    }

    @Test
    void U2_a_request_that_waits_too_long_is_refused_by_the_clock() {
        requests.pipeInput(BOARD, undo(ANA, 1, 1));
        assertThat(fanout.isEmpty()).isTrue();

        secondsPass(UndoHistory.REQUEST_TIMEOUT.plusSeconds(1));

        assertThat(message(fanout.readRecord()))
                .isInstanceOfSatisfying(ServerMessage.Refused.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ErrorCode.UNDO_TOO_EARLY));
        assertThat(openRequests().get(BOARD + "/u-ana")).isNull();
    }

    @Test
    void a_command_without_outcome_is_sent_again_by_the_clock() {
        events.pipeInput(BOARD, put(ANA, 1, 1));
        requests.pipeInput(BOARD, undo(ANA, 1, 1));
        var first = command();

        secondsPass(UndoHistory.RESEND_AFTER.plusSeconds(1));

        assertThat(command()).isEqualTo(first);
        assertThat(registry.get("chalkstream.undo.requests.open").gauge().value())
                .isEqualTo(1);
    }

    @Test
    void after_a_standstill_the_partition_is_given_up_before_anything_is_written() {
        events.pipeInput(BOARD, put(ANA, 1, 1));
        requests.pipeInput(BOARD, undo(ANA, 1, 1));
        var first = command();
        requests.pipeInput(BOARD, undo(BEN, 1, 1));
        messages();
        String before = histories();

        nanos += Duration.ofSeconds(10).toNanos();

        assertThatThrownBy(() -> driver.advanceWallClockTime(UndoHistory.OUTCOME_TIMEOUT.multipliedBy(2)))
                .isInstanceOf(TaskMigratedException.class);
        assertThatThrownBy(() -> requests.pipeInput(BOARD, undo(ANA, 2, 1))).isInstanceOf(TaskMigratedException.class);
        assertThat(histories()).isEqualTo(before);
        assertThat(commands.isEmpty()).isTrue();
        assertThat(fanout.isEmpty()).isTrue();
    }

    @Test
    void after_a_start_nothing_is_sent_again_or_refused_before_what_came_meanwhile_can_have_been_read()
            throws IOException {
        events.pipeInput(BOARD, put(ANA, 1, 1));
        requests.pipeInput(BOARD, undo(ANA, 1, 1));
        var first = command();
        requests.pipeInput(BOARD, undo(BEN, 1, 1));
        restartLater(UndoHistory.OUTCOME_TIMEOUT.multipliedBy(2));
        String before = histories();

        secondsPass(Duration.ofSeconds(1));

        assertThat(histories()).isEqualTo(before);
        assertThat(commands.isEmpty()).isTrue();
        assertThat(fanout.isEmpty()).isTrue();
        secondsPass(UndoHistory.RESEND_AFTER);
        assertThat(command()).isEqualTo(first);
        assertThat(messages()).hasSize(2);
    }

    /** Another instance goes on with what this one has stored. */
    private void restartLater(Duration later) throws IOException {
        var stored = new HashMap<String, List<KeyValue<String, byte[]>>>();
        for (var name : driver.getAllStateStores().keySet()) {
            try (var all = store(name).all()) {
                all.forEachRemaining(entry ->
                        stored.computeIfAbsent(name, none -> new ArrayList<>()).add(entry));
            }
        }
        driver.close();
        open(Instant.ofEpochMilli(1_000_000).plus(later));
        stored.forEach((name, entries) -> store(name).putAll(entries));
    }

    @Test
    void V3_a_command_that_the_last_release_has_sent_is_under_way_since_then() {
        events.pipeInput(BOARD, put(ANA, 1, 1));
        requests.pipeInput(BOARD, undo(ANA, 1, 1));
        var first = command();
        String history = new String(store("histories").get(BOARD + "/u-ana"), StandardCharsets.UTF_8);
        String earlier = history.replaceFirst(",\"v\":2", "").replaceFirst("\"since\":1000000,(\"sentAt\")", "$1");
        assertThat(earlier)
                .doesNotContain("\"v\"")
                .contains("\"sentAt\":1000000")
                .isNotEqualTo(history);
        store("histories").put(BOARD + "/u-ana", bytes(earlier));

        secondsPass(UndoHistory.RESEND_AFTER.plusSeconds(1));

        assertThat(command()).isEqualTo(first);
    }

    @Test
    void an_unreadable_record_is_skipped() {
        events.pipeInput(BOARD, bytes("{\"kind\":\"accepted\"}"));
        events.pipeInput("not/an/id", put(ANA, 1, 1));
        requests.pipeInput(BOARD, bytes("nonsense"));
        requests.pipeInput(new TestRecord<>(BOARD, null));
        requests.pipeInput(new TestRecord<>(null, undo(ANA, 1, 0)));

        events.pipeInput(BOARD, put(ANA, 1, 1));

        assertThat(messages()).hasSize(1);
        assertThat(registry.counter("chalkstream.undo.unreadable").count()).isEqualTo(5);
    }

    @Test
    void an_unreadable_history_is_replaced_by_an_empty_one() {
        store("histories").put(BOARD + "/u-ana", bytes("damaged"));

        events.pipeInput(BOARD, put(ANA, 1, 1));
        requests.pipeInput(BOARD, undo(ANA, 1, 1));

        assertThat(command().of()).isEqualTo(new ReversalOf(Direction.UNDO, 1));
        assertThat(registry.counter("chalkstream.undo.histories.unreadable").count())
                .isEqualTo(1);
    }

    @Test
    void V4_a_history_of_a_later_release_is_read_and_written_in_the_version_that_this_one_knows() {
        events.pipeInput(BOARD, put(ANA, 1, 1));
        String history = new String(store("histories").get(BOARD + "/u-ana"), StandardCharsets.UTF_8);
        store("histories").put(BOARD + "/u-ana", bytes(history.replace("\"v\":2", "\"v\":3,\"glow\":[1]")));

        requests.pipeInput(BOARD, undo(ANA, 1, 1));

        assertThat(command().of()).isEqualTo(new ReversalOf(Direction.UNDO, 1));
        assertThat(new String(store("histories").get(BOARD + "/u-ana"), StandardCharsets.UTF_8))
                .contains("\"v\":2")
                .doesNotContain("glow");
    }

    @Test
    void V4_events_with_unknown_changes_and_refusals_with_unknown_codes_are_skipped() {
        events.pipeInput(BOARD, put(ANA, 1, 1));
        String later = new String(put(ANA, 2, 2), StandardCharsets.UTF_8);
        events.pipeInput(BOARD, bytes(later.replace("\"kind\":\"added\"", "\"kind\":\"grouped\"")));
        var refused = new Outcome.Refused(ANA, 3, null, ErrorCode.LOCKED, "locked");
        events.pipeInput(BOARD, bytes(Json.text(refused).replace("locked\"", "too-late\"")));

        requests.pipeInput(BOARD, undo(ANA, 1, 3));

        assertThat(command().of()).isEqualTo(new ReversalOf(Direction.UNDO, 1));
        assertThat(registry.counter("chalkstream.undo.unreadable").count()).isZero();
    }

    @Test
    void an_input_whose_handling_fails_is_skipped() {
        events.pipeInput(BOARD, put(ANA, 1, 1));
        store("entries").put(BOARD + "/u-ana/1", bytes("damaged"));
        messages();

        requests.pipeInput(BOARD, undo(ANA, 1, 1));
        events.pipeInput(BOARD, put(BEN, 1, 2));

        assertThat(messages()).hasSize(1);
        assertThat(registry.counter("chalkstream.undo.failed").count()).isEqualTo(1);
    }

    @Test
    void B12_histories_of_a_deleted_board_are_removed_and_waiting_requests_refused() {
        events.pipeInput(BOARD, put(ANA, 1, 1));
        events.pipeInput(BOARD, put(BEN, 1, 2));
        events.pipeInput("board-2", put(BEN, 1, 1));
        requests.pipeInput(BOARD, undo(ANA, 1, 1));
        messages();

        events.pipeInput(BOARD, deleted(BEN, 2, 3));

        assertThat(messages())
                .containsExactly(
                        ServerMessage.Refused.request(1, ErrorCode.NOTHING_TO_REVERSE, "the board has been deleted"),
                        historyMessage(0, 0, null, null),
                        historyMessage(0, 0, null, null));
        assertThat(entryKeys()).containsExactly("board-2/u-ben/1");
        assertThat(store("histories").get(BOARD + "/u-ana")).isNull();
        assertThat(openRequests().get(BOARD + "/u-ana")).isNull();
    }

    @Test
    void B12_a_deletion_that_is_read_again_does_not_touch_the_next_epoch() {
        events.pipeInput(BOARD, deleted(BEN, 1, 1));
        events.pipeInput(
                BOARD,
                Json.bytes(
                        new Outcome.Accepted(2, 1, 2, ANA, 1, null, null, List.of(new AppliedChange.Added(ELEMENT)))));

        events.pipeInput(BOARD, deleted(BEN, 1, 1));

        assertThat(entryKeys()).containsExactly(BOARD + "/u-ana/1");
    }

    @Test
    void U17_an_unused_history_expires_and_its_person_is_informed() {
        events.pipeInput(BOARD, put(ANA, 1, 1));
        messages();
        driver.advanceWallClockTime(KEPT_FOR);
        events.pipeInput(BOARD, put(BEN, 1, 2));
        messages();

        driver.advanceWallClockTime(ExpiryScanner.INTERVAL);

        var record = fanout.readRecord();
        assertThat(routing(record)).isEqualTo(new Routing.User("u-ana"));
        assertThat(message(record)).isEqualTo(historyMessage(0, 0, null, null));
        assertThat(fanout.isEmpty()).isTrue();
        assertThat(entryKeys()).containsExactly(BOARD + "/u-ben/2");
        assertThat(store("histories").get(BOARD + "/u-ana")).isNull();
        assertThat(registry.counter("chalkstream.undo.histories.expired").count())
                .isEqualTo(1);
    }

    @Test
    void U17_all_histories_are_checked_in_slices() {
        int people = 2 * ExpiryScanner.SLICE + 1;
        for (int i = 0; i < people; i++) {
            events.pipeInput(BOARD, put(new Author("u-" + i, "Ana", "c-" + i, Role.STUDENT), 1, i + 1));
        }
        messages();
        driver.advanceWallClockTime(KEPT_FOR.plusMillis(1));

        for (int slice = 1; slice <= 3; slice++) {
            driver.advanceWallClockTime(ExpiryScanner.INTERVAL);
        }

        assertThat(entryKeys()).isEmpty();
        assertThat(messages()).hasSize(people);
    }

    private static byte[] deleted(Author author, long op, long seq) {
        return Json.bytes(
                new Outcome.Accepted(1, seq, 1, author, op, null, null, List.of(new AppliedChange.Deleted())));
    }

    private static byte[] put(Author author, long op, long seq) {
        return Json.bytes(
                new Outcome.Accepted(1, seq, 1, author, op, null, null, List.of(new AppliedChange.Added(ELEMENT))));
    }

    private static byte[] event(BoardCommand.Reverse command, long seq, AppliedChange change) {
        return Json.bytes(
                new Outcome.Accepted(1, seq, 1, command.author(), command.op(), command.of(), null, List.of(change)));
    }

    private static byte[] undo(Author author, long request, long after) {
        return Json.bytes(new UndoRequest.Reverse(author, Direction.UNDO, request, after));
    }

    /** The clock ticks. */
    private void secondsPass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            driver.advanceWallClockTime(Duration.ofSeconds(1));
        }
    }

    private String histories() {
        var all = new StringBuilder();
        try (var entries = store("histories").all()) {
            entries.forEachRemaining(entry -> all.append(entry.key)
                    .append(new String(entry.value, StandardCharsets.UTF_8))
                    .append('\n'));
        }
        return all.toString();
    }

    private BoardCommand.Reverse command() {
        return (BoardCommand.Reverse) Json.read(commands.readValue(), BoardCommand.class);
    }

    private List<ServerMessage> messages() {
        return fanout.readRecordsToList().stream()
                .map(UndoTopologyTest::message)
                .toList();
    }

    private static ServerMessage message(TestRecord<String, byte[]> record) {
        return Json.read(record.value(), ServerMessage.class);
    }

    private static Routing routing(TestRecord<String, byte[]> record) {
        return Routing.read(name -> {
            var header = record.headers().lastHeader(name);
            return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        });
    }

    private List<String> entryKeys() {
        var keys = new ArrayList<String>();
        try (var all = store("entries").all()) {
            all.forEachRemaining((KeyValue<String, byte[]> entry) -> keys.add(entry.key));
        }
        return keys;
    }

    private KeyValueStore<String, byte[]> openRequests() {
        return store("open-requests");
    }

    private KeyValueStore<String, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private TestInputTopic<String, byte[]> input(Topic topic) {
        return driver.createInputTopic(
                topic.topicName(),
                new StringSerializer(),
                new ByteArraySerializer(),
                Instant.ofEpochMilli(1),
                Duration.ZERO);
    }

    private TestOutputTopic<String, byte[]> output(Topic topic) {
        return driver.createOutputTopic(topic.topicName(), new StringDeserializer(), new ByteArrayDeserializer());
    }
}
