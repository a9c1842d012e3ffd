package io.chalkstream.boardstate.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chalkstream.boardstate.BoardStateMeters;
import io.chalkstream.boardstate.board.EventHistory;
import io.chalkstream.boardstate.board.LargeCommand;
import io.chalkstream.protocol.topic.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replays recorded commands, and compares every record that is published with what the release that recorded them
 * published. A line of a corpus is a command with its board, its timestamp and its published records; long values stand
 * there as their SHA-256. The first line has the history's bounds.
 */
class DecisionCorpusTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Topic> PUBLISHED = List.of(Topic.BOARD_EVENTS, Topic.FANOUT);
    /** Fewer in a corpus would be a corpus that isn't read. */
    private static final int MANY = 4_000;
    /** Every command that can be large counts as large. */
    private static final long EVERY_COMMAND = -1;
    /** No command of a corpus takes more steps. */
    private static final int MAX_STEPS = 100;

    @TempDir
    private Path stateDirectory;

    @Test
    void V7_commands_of_decision_version_1_give_the_records_that_the_last_release_published() throws IOException {
        assertThat(replayed("/corpus/decisions-1.jsonl.gz", LargeCommand.MAX_BYTES))
                .isGreaterThan(MANY);
    }

    @Test
    void V7_carried_out_in_slices_they_give_the_same_records() throws IOException {
        assertThat(replayed("/corpus/decisions-1.jsonl.gz", EVERY_COMMAND)).isGreaterThan(MANY);
    }

    private int replayed(String corpus, long largeBytes) throws IOException {
        try (var lines = open(corpus)) {
            var bounds = JSON.readTree(lines.readLine());
            var history = new EventHistory(
                    bounds.get("historyEvents").longValue(),
                    Duration.ofMillis(bounds.get("historyAgeMs").longValue()));
            try (var driver = driver(history, largeBytes)) {
                return replay(lines, driver);
            }
        }
    }

    private static int replay(BufferedReader lines, TopologyTestDriver driver) throws IOException {
        var commands = driver.createInputTopic(
                Topic.BOARD_COMMANDS.topicName(), new StringSerializer(), new ByteArraySerializer());
        var published = PUBLISHED.stream().map(topic -> output(driver, topic)).toList();
        int count = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            var recorded = JSON.readTree(line);
            String board = recorded.get("board").textValue();
            long at = recorded.get("at").longValue();
            commands.pipeInput(board, recorded.get("command").textValue().getBytes(StandardCharsets.UTF_8), at);
            var expected = new ArrayList<JsonNode>();
            recorded.get("published").forEach(expected::add);
            var records = new ArrayList<JsonNode>();
            for (int step = 0; step < MAX_STEPS && published(published) < recordedRecords(recorded); step++) {
                driver.advanceWallClockTime(Duration.ofMillis(5));
            }
            for (int i = 0; i < PUBLISHED.size(); i++) {
                for (var record : published.get(i).readRecordsToList()) {
                    assertThat(record.key()).isEqualTo(board);
                    assertThat(record.timestamp()).isEqualTo(at);
                    records.add(recorded(PUBLISHED.get(i), record, hashed(expected, records.size())));
                }
            }
            assertThat(records).as("command %s: %.500s", count, line).isEqualTo(expected);
            count++;
        }
        return count;
    }

    private static long published(List<TestOutputTopic<String, byte[]>> topics) {
        return topics.stream().mapToLong(TestOutputTopic::getQueueSize).sum();
    }

    private static int recordedRecords(JsonNode recorded) {
        return recorded.get("published").size();
    }

    private static JsonNode recorded(Topic topic, TestRecord<String, byte[]> record, boolean hashed) {
        var node = JSON.createObjectNode().put("topic", topic.topicName());
        var headers = node.putObject("headers");
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return hashed
                ? node.put("sha256", sha256(record.value()))
                : node.put("value", new String(record.value(), StandardCharsets.UTF_8));
    }

    private static boolean hashed(List<JsonNode> expected, int index) {
        return index < expected.size() && expected.get(index).has("sha256");
    }

    private static String sha256(byte[] value) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BufferedReader open(String corpus) throws IOException {
        var resource = Objects.requireNonNull(DecisionCorpusTest.class.getResourceAsStream(corpus), corpus);
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(resource), StandardCharsets.UTF_8));
    }

    private TopologyTestDriver driver(EventHistory history, long largeBytes) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "decision-corpus");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        return new TopologyTestDriver(
                BoardTopology.topology(
                        Stores.inMemoryKeyValueStore(BoardKeys.STORE),
                        new BoardLocks(),
                        new CommandProgress(new NoBroker()),
                        new BoardStateMeters(new SimpleMeterRegistry()),
                        history,
                        new JobScheduler(Runnable::run, largeBytes)),
                settings);
    }

    private static TestOutputTopic<String, byte[]> output(TopologyTestDriver driver, Topic topic) {
        return driver.createOutputTopic(topic.topicName(), new StringDeserializer(), new ByteArrayDeserializer());
    }
}
