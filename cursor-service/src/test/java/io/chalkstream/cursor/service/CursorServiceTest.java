package io.chalkstream.cursor.service;

import static io.chalkstream.cursor.batching.Samples.cursor;
import static io.chalkstream.cursor.batching.Samples.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.kafka.embedded.KafkaTestResource;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.awareness.AwarenessState;
import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.awareness.TickInterval;
import io.chalkstream.protocol.fanout.Routing;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.topic.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class CursorServiceTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String board = "b-" + UUID.randomUUID();
    private KafkaProducer<String, byte[]> producer;
    private FanoutReader fanout;

    @BeforeEach
    void open() {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringSerializer(),
                new ByteArraySerializer());
        fanout = new FanoutReader(bootstrapServers, board);
        Awaitility.await().atMost(DEADLINE).until(() -> get("health/ready").statusCode() == 200);
    }

    @AfterEach
    void close() {
        producer.close();
        fanout.close();
    }

    @Test
    void A2_a_move_is_published_to_the_whole_board() {
        long timestamp = System.currentTimeMillis();
        send(cursor("ana_1", 12.5), timestamp);

        var record = fanout.await(records -> !records.isEmpty()).get(0);

        assertThat(delta(record))
                .usingRecursiveComparison()
                .as("a busy machine says a longer tick, too")
                .ignoringFields("tick")
                .isEqualTo(AwarenessDelta.cursor("ana_1", new Point(12.5, 0)));
        assertThat(Routing.read(name -> header(record, name))).isEqualTo(new Routing.Awareness());
        assertThat(record.timestamp()).as("F3").isEqualTo(timestamp);
    }

    @Test
    void A5_a_burst_of_moves_makes_few_frames_with_the_last_positions() {
        long start = System.nanoTime();
        for (int x = 1; x <= 300; x++) {
            send(cursor("client_" + x % 3, x), System.currentTimeMillis());
        }
        producer.flush();

        var records = fanout.await(sofar -> places(sofar).values().containsAll(List.of(298.0, 299.0, 300.0)));

        long ticks = (System.nanoTime() - start) / TickInterval.SHORTEST.toNanos();
        assertThat((long) records.size()).isLessThanOrEqualTo(ticks + 1);
    }

    @Test
    void A7_joins_and_leaves_are_published() {
        send(new AwarenessReport.Joined("g1", page("ana_1", 5), true), System.currentTimeMillis());
        fanout.await(records -> state(records).people().containsKey("ana"));

        send(new AwarenessReport.Left("g1", "ana_1"), System.currentTimeMillis());

        fanout.await(records -> state(records).people().isEmpty());
    }

    @Test
    void A7_a_silent_gateway_times_out_even_without_others() {
        send(new AwarenessReport.Joined("g1", page("ana_1", 5), true), System.currentTimeMillis());
        fanout.await(records -> state(records).people().containsKey("ana"));

        fanout.await(records -> state(records).people().isEmpty());
    }

    @Test
    void A6_a_new_gateway_gets_the_full_state() {
        send(new AwarenessReport.Joined("g1", page("ana_1", 5), true), System.currentTimeMillis());
        send(new AwarenessReport.Joined("g2", page("ben_1", 5), true), System.currentTimeMillis());

        fanout.await(records -> records.stream()
                .filter(record ->
                        Routing.read(name -> header(record, name)).equals(new Routing.AwarenessSnapshot("g2")))
                .anyMatch(record -> delta(record).people().keySet().equals(Set.of("ana", "ben"))));
    }

    @Test
    void A3_a_move_that_is_too_old_is_skipped() {
        send(cursor("ana_1", 1), System.currentTimeMillis() - 60_000);
        send(cursor("ben_1", 2), System.currentTimeMillis());

        var records = fanout.await(sofar -> !sofar.isEmpty());

        assertThat(places(records)).isEqualTo(Map.of("ben_1", 2.0));
    }

    @Test
    void C5_unreadable_records_affect_no_other_board() throws Exception {
        double before = metric("chalkstream_cursor_records_total{outcome=\"unreadable\"");
        send(null, board, bytes("{\"kind\":\"moved\"}"), System.currentTimeMillis());
        send(null, board, bytes("nonsense"), System.currentTimeMillis());
        send(null, board, null, System.currentTimeMillis());
        send(null, board + "?", bytes("{}"), System.currentTimeMillis());
        send(0, null, bytes("{}"), System.currentTimeMillis());

        send(cursor("ana_1", 1), System.currentTimeMillis());

        fanout.await(records -> !records.isEmpty());
        Awaitility.await()
                .atMost(DEADLINE)
                .until(() -> metric("chalkstream_cursor_records_total{outcome=\"unreadable\"") == before + 5);
    }

    @Test
    void the_service_is_live_and_started() throws Exception {
        assertThat(get("health/live").statusCode()).isEqualTo(200);
        assertThat(get("health/started").statusCode()).isEqualTo(200);
    }

    @Test
    void readiness_says_how_many_partitions_are_read() {
        Awaitility.await()
                .atMost(DEADLINE)
                .until(() -> get("health/ready").body().contains("\"partitions\": " + Topic.CURSOR_MOVES.partitions()));
    }

    @Test
    void consumers_and_partitions_fit_by_default() {
        Awaitility.await()
                .atMost(DEADLINE)
                .until(() -> get("metrics").body().contains("chalkstream_topic_misfit{topic=\"cursor-moves\"} 0.0"));
    }

    private void send(AwarenessReport report, long timestamp) {
        send(null, board, Json.bytes(report), timestamp);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a record that isn't written is missed by the test
    private void send(Integer partition, String key, byte[] value, long timestamp) {
        producer.send(new ProducerRecord<>(Topic.CURSOR_MOVES.topicName(), partition, timestamp, key, value));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(management.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private double metric(String start) throws Exception {
        return get("metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static Map<String, Double> places(List<ConsumerRecord<String, byte[]>> records) {
        var places = new HashMap<String, Double>();
        state(records).cursors().forEach((client, at) -> places.put(client, at.x()));
        return places;
    }

    /** The awareness state of a replica that has merged all of them. */
    private static AwarenessState state(List<ConsumerRecord<String, byte[]>> records) {
        var state = new AwarenessState();
        records.forEach(record -> state.merge(delta(record), 0));
        return state;
    }

    private static AwarenessDelta delta(ConsumerRecord<String, byte[]> record) {
        return ((ServerMessage.Awareness) Json.read(record.value(), ServerMessage.class)).delta();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
