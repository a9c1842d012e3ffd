package io.chalkstream.gateway;

import static io.chalkstream.gateway.TestHttp.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.chalkstream.kafka.embedded.KafkaTestResource;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.awareness.Presence;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.CloseCode;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.fanout.Routing;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.undo.UndoRequest;
import io.chalkstream.protocol.visibility.VisibilityPolicy;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(StubBoardState.class)
class GatewayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TestHTTPResource("/")
    URI gateway;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @ConfigProperty(name = "quarkus.websockets-next.server.max-message-size")
    int maxMessageSize;

    @ConfigProperty(name = "quarkus.websockets-next.server.max-frame-size")
    int maxFrameSize;

    private final String board = "7-" + UUID.randomUUID();
    private TestTopics topics;

    @BeforeEach
    void connect() {
        topics = new TestTopics(servers);
        await().atMost(PATIENCE).until(TestHttp::isReady);
    }

    @AfterEach
    void disconnect() {
        topics.close();
    }

    @Test
    void J1_hello_is_answered_with_welcome_and_a_snapshot() {
        var ana = join("u-ana_1", "u-ana");

        assertThat(ana.awaitMessage("welcome").get("gateway").textValue()).isEqualTo("gateway-under-test");
        assertThat(ana.messages("snapshot").get(0).get("seq").longValue()).isEqualTo(7);
    }

    @Test
    void J1_the_snapshot_is_sent_once_board_state_is_reachable() {
        var ana = TestSocket.joined(gateway, board + "-later", "u-ana_1", "u-ana");

        assertThat(ana.isOpen()).isTrue();
    }

    @Test
    void J4_messages_are_written_to_their_topics_by_board_and_in_order() {
        var ana = join("u-ana_1", "u-ana");
        LongStream.rangeClosed(1, 60).forEach(op -> ana.send(op(op)));
        // Only some are on the way at a time (L6).
        LongStream.rangeClosed(1, 60)
                .forEach(op -> topics.send(board, new Routing.Client("u-ana_1"), new ServerMessage.Accepted(op)));
        ana.send("{\"type\":\"cursor\",\"at\":[1.5,2]}");
        ana.send("{\"type\":\"undo\",\"request\":1,\"after\":60}");

        var author = new Author("u-ana", "u-ana", "u-ana_1", Role.TEACHER);
        assertThat(topics.read(Topic.BOARD_COMMANDS, board, 60))
                .extracting(record -> Json.read(record.value(), BoardCommand.class))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 60)
                        .<BoardCommand>mapToObj(
                                op -> new BoardCommand.Edit(author, op, List.of(new Change.Remove("e" + op))))
                        .toList());
        assertThat(report(AwarenessReport.Updated.class).deltas())
                .containsExactly(AwarenessDelta.cursor("u-ana_1", new Point(1.5, 2)));
        assertThat(topics.read(Topic.UNDO_REQUESTS, board, 2))
                .extracting(record -> Json.read(record.value(), UndoRequest.class))
                .containsExactly(new UndoRequest.Show(author), new UndoRequest.Reverse(author, Direction.UNDO, 1, 60));
    }

    @Test
    void A7_joins_rosters_and_leaves_are_written_to_cursor_moves() {
        var ana = join("u-ana_1", "u-ana");
        var page = report(AwarenessReport.Joined.class).page();
        assertThat(page.author()).isEqualTo(new Author("u-ana", "u-ana", "u-ana_1", Role.TEACHER));
        // Whether there are lasting values of a page is known from its second heartbeat on.
        assertThat(report(AwarenessReport.Roster.class).pages())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("lasting")
                .containsExactly(page);

        ana.close();

        assertThat(report(AwarenessReport.Left.class).client()).isEqualTo("u-ana_1");
    }

    private <R extends AwarenessReport> R report(Class<R> type) {
        var record = topics.find(
                Topic.CURSOR_MOVES, board, found -> type.isInstance(Json.read(found.value(), AwarenessReport.class)));
        return type.cast(Json.read(record.value(), AwarenessReport.class));
    }

    @Test
    void A9_students_see_only_the_awareness_of_teachers_while_students_are_hidden() {
        var teacher = join("u-ana_1", "u-ana");
        var student = TestSocket.joined(gateway, board, "u-ben_1", "u-ben", Role.STUDENT);
        topics.send(
                board,
                new Routing.Event(StubBoardState.EPOCH, 8, VisibilityPolicy.STUDENTS_HIDDEN),
                Json.bytes(new ServerMessage.Event(
                        StubBoardState.EPOCH,
                        8,
                        1,
                        new Author("u-ana", "Ana", "u-ana_1", Role.TEACHER),
                        1,
                        null,
                        null,
                        List.of())));
        topics.send(
                board,
                new Routing.Awareness(),
                new ServerMessage.Awareness(AwarenessDelta.cursor("u-cem_1", new Point(1, 1))));
        var ana = new Presence("Ana", Role.TEACHER, 0, 1, false);
        topics.send(
                board,
                new Routing.Awareness(),
                new ServerMessage.Awareness(AwarenessDelta.people(Map.of("u-ana", ana))));

        teacher.awaitMessage("awareness");
        student.awaitMessage("awareness");
        assertThat(teacher.messages("awareness").get(0).toString()).contains("u-cem_1");
        assertThat(student.messages("awareness"))
                .noneMatch(message -> message.toString().contains("u-cem_1"));
    }

    @Test
    void O3_two_connections_see_the_events_of_fanout_once_and_in_order() {
        var ana = join("u-ana_1", "u-ana");
        var ben = join("u-ben_1", "u-ben");
        LongStream.of(6, 7, 8, 8, 9, 8, 10).forEach(seq -> topics.event(board, seq));

        ana.awaitSeqs(8L, 9L, 10L);
        ben.awaitSeqs(8L, 9L, 10L);
    }

    @Test
    void F1_frames_reach_only_those_they_are_for() {
        var tab1 = join("u-ana_1", "u-ana");
        var tab2 = join("u-ana_2", "u-ana");
        var ben = join("u-ben_1", "u-ben");
        topics.send(board, new Routing.Client("u-ana_1"), new ServerMessage.Accepted(3));
        topics.send(board, new Routing.User("u-ana"), new ServerMessage.History(1, 0, null, null, null, null, null));
        topics.send(
                board,
                new Routing.Awareness(),
                new ServerMessage.Awareness(AwarenessDelta.cursor("u-x_1", new Point(1, 2))));
        topics.event(board, 8);

        List.of(tab1, tab2, ben).forEach(socket -> socket.awaitSeqs(8L));
        List.of(tab1, tab2, ben).forEach(socket -> socket.awaitMessage("awareness"));
        assertThat(List.of(tab1, tab2, ben))
                .extracting(s -> s.messages("accepted").size())
                .containsExactly(1, 0, 0);
        assertThat(List.of(tab1, tab2, ben))
                .extracting(s -> s.messages("history").size())
                .containsExactly(1, 1, 0);
    }

    @Test
    void F1_an_undeliverable_record_does_not_stop_the_delivery() {
        var ana = join("u-ana_1", "u-ana");
        topics.sendBroken(board);
        topics.event(board, 8);

        ana.awaitSeqs(8L);
    }

    @Test
    void C5_a_bad_frame_is_answered_and_does_not_affect_another_connection() {
        var ana = join("u-ana_1", "u-ana");
        var ben = join("u-ben_1", "u-ben");
        ana.send("{\"type\":");
        ana.sendBinary((byte) 1);
        ana.pingPong();
        topics.event(board, 8);

        ana.awaitSeqs(8L);
        ben.awaitSeqs(8L);
        assertThat(ana.messages("error"))
                .hasSize(2)
                .allMatch(error -> error.get("code").textValue().equals(ErrorCode.MALFORMED.wireName()));
        assertThat(ben.messages("error")).isEmpty();
        assertThat(ana.isOpen() && ben.isOpen()).isTrue();
    }

    @Test
    void C5_a_frame_of_more_than_the_limit_closes_its_connection() {
        var ana = join("u-ana_1", "u-ana");
        var ben = join("u-ben_1", "u-ben");
        ana.send("x".repeat(Limits.FRAME_BYTES + 1));

        ana.awaitClose(WebSocketCloseStatus.MESSAGE_TOO_BIG.code());
        ben.pingPong();
        assertThat(List.of(maxMessageSize, maxFrameSize)).containsOnly(Limits.FRAME_BYTES);
    }

    @Test
    void C2_the_error_arrives_before_the_close() {
        var socket = new TestSocket(gateway, board, "u-ana");
        socket.send(op(1));

        socket.awaitClose(CloseCode.PROTOCOL);
        assertThat(socket.awaitMessage("error").get("code").textValue()).isEqualTo(ErrorCode.HELLO_EXPECTED.wireName());
    }

    @Test
    void C4_a_newer_connection_of_the_same_client_supersedes_the_older() {
        var older = join("u-ana_1", "u-ana");
        var newer = join("u-ana_1", "u-ana");

        older.awaitClose(CloseCode.SUPERSEDED);
        topics.event(board, 8);
        newer.awaitSeqs(8L);
    }

    @Test
    void C6_a_client_that_does_not_read_is_closed_as_slow_and_others_are_not_affected() {
        var ana = join("u-ana_1", "u-ana");
        var ben = join("u-ben_1", "u-ben");
        double closedBefore = metric("chalkstream_gateway_closed_slow_total");
        double connectionsBefore = metric("chalkstream_gateway_connections");
        ana.stopReading();
        // No more at a time than may wait for a client that reads.
        for (long last = 17; last <= 107; last += 10) {
            LongStream.rangeClosed(last - 9, last)
                    .forEach(seq -> topics.send(board, new Routing.Event(StubBoardState.EPOCH, seq), largeEvent(seq)));
            ben.awaitSeqs(LongStream.rangeClosed(8, last).boxed().toArray(Long[]::new));
        }

        await().atMost(PATIENCE).until(() -> metric("chalkstream_gateway_closed_slow_total") == closedBefore + 1);
        await().atMost(PATIENCE).until(() -> metric("chalkstream_gateway_connections") <= connectionsBefore - 1);
    }

    @Test
    void C1_a_board_id_is_validated() {
        assertThatThrownBy(() -> new TestSocket(gateway, "no.board", builder -> builder))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        e -> assertThat(e.getResponse().statusCode()).isEqualTo(400));
    }

    @Test
    void F2_with_another_member_in_its_group_the_gateway_is_not_ready_and_afterwards_it_misses_nothing() {
        var ana = join("u-ana_1", "u-ana");
        topics.event(board, 8);
        ana.awaitSeqs(8L);
        try (var thief = topics.member("ws-gateway-gateway-under-test")) {
            await().atMost(PATIENCE).until(() -> {
                thief.poll(Duration.ofMillis(100));
                return thief.assignment().size() == Topic.FANOUT.partitions() / 2
                        && TestHttp.management("health/ready").statusCode() == 503;
            });
            topics.event(board, 9);
            topics.event(board, 10);
            thief.poll(Duration.ofMillis(500));
        }

        await().atMost(PATIENCE).until(TestHttp::isReady);
        topics.event(board, 11);
        ana.awaitSeqs(8L, 9L, 10L, 11L);
        assertThat(ana.messages("snapshot")).hasSize(1);
    }

    @Test
    void it_exposes_its_health_and_its_metrics() {
        join("u-ana_1", "u-ana");

        assertThat(TestHttp.management("health/live").statusCode()).isEqualTo(200);
        assertThat(TestHttp.management("health/started").statusCode()).isEqualTo(200);
        assertThat(TestHttp.management("metrics").body())
                .contains(
                        "chalkstream_gateway_connections ",
                        "chalkstream_gateway_rooms ",
                        "chalkstream_gateway_messages_in_total{type=\"hello\"}",
                        "chalkstream_gateway_messages_out_total{lane=\"events\"}",
                        "chalkstream_gateway_delivery_seconds_bucket{lane=\"events\",le=\"0.005\"}",
                        "chalkstream_room_joins_total{by=\"snapshot\"}",
                        "chalkstream_fanout_partitions_read 12.0",
                        "chalkstream_topic_misfit{topic=\"fanout\"} 0.0");
    }

    private TestSocket join(String client, String user) {
        return TestSocket.joined(gateway, board, client, user);
    }

    private static String op(long op) {
        return "{\"type\":\"op\",\"op\":%d,\"changes\":[{\"kind\":\"remove\",\"id\":\"e%d\"}]}".formatted(op, op);
    }

    private static byte[] largeEvent(long seq) {
        return "{\"type\":\"event\",\"seq\":%d,\"filler\":\"%s\"}"
                .formatted(seq, "x".repeat(200_000))
                .getBytes(StandardCharsets.UTF_8);
    }
}
