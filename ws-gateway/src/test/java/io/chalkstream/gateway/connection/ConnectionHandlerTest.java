package io.chalkstream.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.access.Revocation;
import io.chalkstream.access.SessionClaims;
import io.chalkstream.gateway.ManualClock;
import io.chalkstream.gateway.access.Revocations;
import io.chalkstream.gateway.limits.ConnectionLimits;
import io.chalkstream.gateway.ratelimit.TokenBucket;
import io.chalkstream.gateway.room.BoardSnapshot;
import io.chalkstream.gateway.room.CountingMeters;
import io.chalkstream.gateway.room.FakeBoardStateClient;
import io.chalkstream.gateway.room.FakeConnection;
import io.chalkstream.gateway.room.ManualScheduler;
import io.chalkstream.gateway.room.OutboundFrame;
import io.chalkstream.gateway.room.Position;
import io.chalkstream.gateway.room.RoomRegistry;
import io.chalkstream.gateway.room.SampleMessages;
import io.chalkstream.protocol.awareness.Area;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.awareness.Call;
import io.chalkstream.protocol.awareness.Drag;
import io.chalkstream.protocol.awareness.Ink;
import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Color;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.code.CloseCode;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.DecisionVersion;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.undo.UndoRequest;
import io.chalkstream.protocol.version.ProtocolVersion;
import io.chalkstream.protocol.visibility.VisibilityPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionHandlerTest {
    private static final Author ANA = new Author("u-ana", "Ana", "u-ana_1", Role.TEACHER);
    private static final String HELLO = "{\"type\":\"hello\",\"protocol\":1,\"minor\":2,\"client\":\"u-ana_1\"}";
    private static final Duration SESSION_LIFE = Duration.ofMinutes(15);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final ConnectionLimits LIMITS = ConnectionLimits.GENEROUS.withRates(10, 20, 20_000);
    private static final String CURSOR = "{\"type\":\"cursor\",\"at\":[1,2]}";
    private static final String CLIENT = "u-ana_1";
    private static final String OP = "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"remove\",\"id\":\"e1\"}]}";

    private final RecordingCommandPublisher publisher = new RecordingCommandPublisher();
    private final CountingConnectionMeters meters = new CountingConnectionMeters();
    private final CountingMeters roomMeters = new CountingMeters();
    private final FakeBoardStateClient boardState = new FakeBoardStateClient();
    private final RoomRegistry rooms = new RoomRegistry(SampleMessages.parts(
            boardState,
            this::report,
            new ManualScheduler(),
            roomMeters,
            ConnectionLimits.GENEROUS.withConnections(2, 2)));
    private final Revocations revocations = new Revocations(Clock.systemUTC());
    private final ManualClock clock = new ManualClock();
    private final ConnectionContext context = context(ProtocolVersion.MINOR);
    private final ManualConnectionScheduler deadlines = new ManualConnectionScheduler();
    private final FakeConnection connection = new FakeConnection();
    private final ConnectionHandler handler = open(connection);

    @Test
    void J1_hello_is_answered_with_welcome_and_the_undo_history_is_requested() {
        handler.receive(HELLO);

        assertThat(connection.messages())
                .containsExactly(
                        "{\"type\":\"welcome\",\"protocol\":1,\"minor\":2,\"gateway\":\"g1\",\"role\":\"teacher\"}");
        assertThat(publisher.messages).containsExactly(new UndoRequest.Show(ANA));
    }

    @Test
    void C2_any_other_first_message_is_answered_with_hello_expected_and_closed() {
        handler.receive(OP);

        assertThat(connection.messages().get(0)).contains("\"error\"", "hello-expected");
        assertThat(connection.closed()).isEqualTo(CloseCode.PROTOCOL);
        assertThat(publisher.messages).isEmpty();
    }

    @Test
    void C2_an_unsupported_version_is_refused_and_closed() {
        handler.receive(HELLO.replace("\"protocol\":1", "\"protocol\":2"));

        assertThat(connection.messages().get(0)).contains("unsupported-protocol");
        assertThat(connection.closed()).isEqualTo(CloseCode.PROTOCOL);
        assertThat(rooms.size()).isZero();
    }

    @Test
    void V1_a_client_one_minor_version_apart_is_welcome() {
        for (int minor : List.of(ProtocolVersion.MINOR - 1, ProtocolVersion.MINOR, ProtocolVersion.MINOR + 1)) {
            var client = new FakeConnection();
            open(client).receive(HELLO.replace("\"minor\":2", "\"minor\":" + minor));

            assertThat(client.messages().get(0)).contains("\"welcome\"", "\"minor\":" + ProtocolVersion.MINOR);
        }
    }

    @Test
    void V2_a_client_further_apart_is_refused_as_an_unsupported_version() {
        handler.receive(HELLO.replace("\"minor\":2", "\"minor\":" + (ProtocolVersion.MINOR + 2)));

        assertThat(connection.messages().get(0)).contains("unsupported-protocol");
        assertThat(connection.closed()).isEqualTo(CloseCode.PROTOCOL);
        assertThat(rooms.size()).isZero();
    }

    @Test
    void V9_operations_are_decided_by_the_version_that_the_gateway_offers() {
        for (int offered : List.of(ProtocolVersion.MINOR - 1, ProtocolVersion.MINOR)) {
            publisher.messages.clear();
            var client = new FakeConnection();
            var handler = context(offered).open(claims("u-ana", Role.TEACHER), client, deadlines);

            handler.receive(HELLO);
            handler.receive(OP);

            assertThat(client.messages().get(0)).contains("\"minor\":" + offered);
            assertThat(publisher.messages)
                    .filteredOn(BoardCommand.Edit.class::isInstance)
                    .extracting(edit -> ((BoardCommand.Edit) edit).decisionVersion())
                    .containsExactly(offered);
        }
    }

    @Test
    void C2_a_second_hello_is_an_error_and_changes_nothing() {
        handler.receive(HELLO);
        handler.receive(HELLO.replace("u-ana_1", "u-ana_2"));
        handler.receive(OP);

        assertThat(connection.closed()).isNull();
        assertThat(publisher.messages.get(1))
                .isInstanceOfSatisfying(BoardCommand.Edit.class, edit -> assertThat(edit.author())
                        .isEqualTo(ANA));
    }

    @Test
    void C4_the_same_client_again_closes_the_older_connection_and_does_not_leave() {
        handler.receive(HELLO);
        var newer = new FakeConnection();
        open(newer).receive(HELLO);
        handler.closed();

        assertThat(connection.closed()).isEqualTo(CloseCode.SUPERSEDED);
        assertThat(newer.closed()).isNull();
    }

    @Test
    void C5_a_frame_that_cannot_be_read_is_answered_and_the_connection_stays() {
        handler.receive("{");
        handler.receive(HELLO);
        handler.receive("{\"type\":\"moon\"}");
        handler.receiveBinary(1);
        handler.receive(OP);
        connection.flush();

        assertThat(connection.messages())
                .filteredOn(m -> m.contains("\"malformed\""))
                .hasSize(3);
        assertThat(connection.closed()).isNull();
        assertThat(publisher.messages).contains(new BoardCommand.Edit(ANA, 1, op().changes()));
        assertThat(meters.unreadable).isEqualTo(3);
    }

    @Test
    void V5_an_operation_unknown_to_the_gateway_is_forwarded_unchanged() {
        String changes =
                "[{\"kind\":\"remove\",\"id\":\"e1\"},{\"kind\":\"spin\",\"id\":\"e1\",\"by\":0.5},{\"kind\":\"rename\",\"title\":[7]}]";
        handler.receive(HELLO);
        handler.receive("{\"type\":\"op\",\"op\":1,\"changes\":" + changes + "}");

        assertThat(connection.messages()).noneMatch(message -> message.contains("\"error\""));
        assertThat(Json.text(publisher.messages.get(1))).endsWith(",\"changes\":" + changes + "}");
    }

    @Test
    void C7_ping_is_answered_with_pong() {
        handler.receive(HELLO);
        handler.receive("{\"type\":\"ping\"}");
        connection.flush();

        assertThat(connection.messages()).endsWith("{\"type\":\"pong\"}");
    }

    @Test
    void B6_an_operation_over_the_limit_is_refused_by_its_number() {
        handler.receive(HELLO);
        var changes = Collections.nCopies(Limits.CHANGES_PER_OP + 1, "{\"kind\":\"remove\",\"id\":\"e1\"}");
        handler.receive("{\"type\":\"op\",\"op\":7,\"changes\":[" + String.join(",", changes) + "]}");
        connection.flush();

        assertThat(connection.messages().get(1)).contains("\"refused\"", "\"op\":7", "over-limit");
    }

    @Test
    void each_message_goes_to_its_feature_with_the_author_stamped() {
        handler.receive(HELLO);
        handler.receive(OP);
        handler.receive("{\"type\":\"cursor\",\"at\":[1,2]}");
        handler.receive("{\"type\":\"undo\",\"request\":1,\"after\":1}");
        handler.receive("{\"type\":\"redo\",\"request\":2,\"after\":1}");

        assertThat(publisher.messages)
                .containsExactly(
                        new UndoRequest.Show(ANA),
                        new BoardCommand.Edit(ANA, 1, op().changes()),
                        moved(AwarenessDelta.cursor(CLIENT, new Point(1, 2))),
                        new UndoRequest.Reverse(ANA, Direction.UNDO, 1, 1),
                        new UndoRequest.Reverse(ANA, Direction.REDO, 2, 1));
        assertThat(meters.received).isEqualTo(List.of("Hello", "Op", "Cursor", "Undo", "Redo"));
    }

    @Test
    void O9_the_life_that_something_is_meant_for_is_passed_on() {
        handler.receive(HELLO);
        handler.receive("{\"type\":\"op\",\"op\":1,\"epoch\":5,\"changes\":[{\"kind\":\"clear\"}]}");
        handler.receive("{\"type\":\"undo\",\"request\":1,\"after\":1,\"epoch\":6}");

        assertThat(publisher.messages)
                .containsExactly(
                        new UndoRequest.Show(ANA),
                        new BoardCommand.Edit(
                                ANA, 1, DecisionVersion.said(DecisionVersion.LATEST), 5L, List.of(new Change.Clear())),
                        new UndoRequest.Reverse(
                                ANA, Direction.UNDO, 1, 1, DecisionVersion.said(DecisionVersion.LATEST), 6L));
    }

    @Test
    void E1_an_operation_that_cannot_be_written_closes_the_connection_and_is_not_refused() {
        handler.receive(HELLO);
        publisher.breakDown();
        handler.receive(OP);
        handler.receive(OP);

        assertThat(connection.closed()).isEqualTo(CloseCode.UNAVAILABLE);
        assertThat(connection.messages()).last().asString().contains("\"error\"", "unavailable");
        assertThat(connection.messages()).noneMatch(message -> message.contains("refused"));
        assertThat(meters.received).isEqualTo(List.of("Hello", "Op"));
    }

    @Test
    void A1_awareness_is_published_under_its_client() {
        handler.receive(HELLO);
        publisher.messages.clear();
        handler.receive("{\"type\":\"cursor\"}");
        handler.receive(
                "{\"type\":\"ink\",\"ink\":{\"id\":\"e1\",\"color\":\"red\",\"size\":4,\"from\":0,\"points\":[1,2,0.5]}}");
        handler.receive("{\"type\":\"drag\",\"drag\":{\"e1\":{\"x\":1}}}");
        handler.receive("{\"type\":\"laser\",\"at\":[1,2]}");
        handler.receive("{\"type\":\"view\",\"area\":[1,2,3,4]}");
        handler.receive("{\"type\":\"follow\",\"user\":\"u-ben\"}");
        handler.receive("{\"type\":\"call\",\"n\":7,\"area\":[1,2,3,4]}");

        var ink = new Ink("e1", Color.RED, 4, 0, new Value.Points(new double[] {1, 2, 0.5}));
        var drag = new Drag(Map.of("e1", new Props(Map.of(Property.X, new Value.Num(1)))));
        assertThat(publisher.messages)
                .containsExactly(
                        moved(AwarenessDelta.cursor(CLIENT, null)),
                        moved(AwarenessDelta.ink(CLIENT, ink)),
                        moved(AwarenessDelta.drag(CLIENT, drag)),
                        moved(AwarenessDelta.laser(CLIENT, new Point(1, 2))),
                        moved(AwarenessDelta.view(CLIENT, new Area(1, 2, 3, 4))),
                        moved(AwarenessDelta.follow(CLIENT, "u-ben")),
                        moved(AwarenessDelta.call(CLIENT, new Call(7, new Area(1, 2, 3, 4)))));
    }

    @Test
    void A8_only_a_teacher_may_call_and_a_viewer_may_follow() {
        for (var role : List.of(Role.STUDENT, Role.VIEWER)) {
            var other = new FakeConnection();
            var theirs = open(other, role);
            theirs.receive(HELLO);
            publisher.messages.clear();
            theirs.receive("{\"type\":\"call\",\"n\":7,\"area\":[1,2,3,4]}");
            theirs.receive("{\"type\":\"follow\"}");
            other.flush();

            assertThat(other.messages()).last().asString().contains("not-allowed");
            assertThat(publisher.messages).containsExactly(moved(AwarenessDelta.follow(CLIENT, null)));
        }
    }

    @Test
    void a_closed_connection_leaves_its_room() {
        handler.receive(HELLO);
        handler.closed();
        handler.closed();

        assertThat(rooms.size()).isZero();
    }

    @Test
    void K3_identity_and_role_come_from_the_token() {
        handler.receive(
                "{\"type\":\"hello\",\"protocol\":1,\"minor\":2,\"client\":\"u-ana_1\",\"user\":\"u-ben\",\"role\":\"teacher\"}");

        assertThat(publisher.messages).containsExactly(new UndoRequest.Show(ANA));
    }

    @Test
    void K4_a_client_id_of_another_user_is_malformed_and_closed() {
        handler.receive(HELLO.replace("u-ana_1", "u-ben_1"));

        assertThat(connection.messages().get(0)).contains("malformed");
        assertThat(connection.closed()).isEqualTo(CloseCode.PROTOCOL);
        assertThat(publisher.messages).isEmpty();
    }

    @Test
    void K5_the_connection_is_closed_when_the_token_expires() {
        handler.receive(HELLO);
        deadlines.elapse(SESSION_LIFE.minus(GRACE));
        connection.flush();
        assertThat(connection.messages()).last().isEqualTo("{\"type\":\"drain\",\"closesInMs\":10000}");
        assertThat(connection.closed()).isNull();

        deadlines.elapse(GRACE);

        assertThat(connection.closed()).isEqualTo(CloseCode.EXPIRED);
    }

    @Test
    void K5_C4_a_client_in_handover_is_not_closed_when_it_comes_to_the_same_gateway() {
        handler.receive(HELLO);
        deadlines.elapse(SESSION_LIFE.minus(GRACE));
        var next = new FakeConnection();
        open(next).receive(HELLO);

        assertThat(connection.closed()).isNull();
        assertThat(next.closed()).isNull();
        handler.closed();
        assertThat(rooms.size()).isEqualTo(1);
    }

    @Test
    void K6_a_client_that_was_handed_over_is_closed_too_when_its_link_is_revoked() {
        handler.receive(HELLO);
        deadlines.elapse(SESSION_LIFE.minus(GRACE));
        var next = new FakeConnection();
        open(next).receive(HELLO);

        rooms.find("b1").closeRevoked(link -> true);

        assertThat(connection.closed()).isEqualTo(CloseCode.REVOKED);
        assertThat(next.closed()).isEqualTo(CloseCode.REVOKED);
    }

    @Test
    void K6_a_client_of_a_just_revoked_link_gets_an_error_and_is_closed() {
        revocations.add("b1", new Revocation(Role.TEACHER, clock.millis() + 1));
        handler.receive(HELLO);

        assertThat(connection.messages()).last().asString().contains("revoked");
        assertThat(connection.closed()).isEqualTo(CloseCode.REVOKED);
        assertThat(publisher.messages).isEmpty();
    }

    @Test
    void K6_a_connected_client_gets_an_error_and_is_closed_when_its_link_is_revoked() {
        handler.receive(HELLO);
        var later = new FakeConnection();
        context.open(claims("u-ben", Role.STUDENT), later, new ManualConnectionScheduler())
                .receive(HELLO.replace("u-ana", "u-ben"));

        var room = rooms.find("b1");
        room.closeRevoked(new Revocation(Role.STUDENT, clock.millis() + 1)::ends);
        room.closeRevoked(new Revocation(Role.TEACHER, clock.millis())::ends);

        later.flush();
        assertThat(later.messages()).last().asString().contains("revoked");
        assertThat(later.closed()).isEqualTo(CloseCode.REVOKED);
        assertThat(connection.closed()).isNull();
    }

    @Test
    void L1_the_connections_of_a_person_and_of_a_board_are_limited() {
        handler.receive(HELLO);
        open(new FakeConnection()).receive(HELLO.replace("ana_1", "ana_2"));
        var third = new FakeConnection();
        open(third).receive(HELLO.replace("ana_1", "ana_3"));
        var again = new FakeConnection();
        open(again).receive(HELLO.replace("ana_1", "ana_2"));

        assertThat(third.messages()).last().asString().contains("too-many-connections");
        assertThat(third.closed()).isEqualTo(CloseCode.FULL);
        assertThat(again.closed()).isNull();
    }

    @Test
    void L2_too_many_operations_close_the_connection_with_nothing_refused() {
        handler.receive(HELLO);
        int burst = LIMITS.messagesPerSecond() * TokenBucket.BURST_SECONDS;
        for (int i = 1; i <= burst; i++) {
            handler.receive(OP);
        }

        assertThat(connection.messages()).last().asString().contains("too-fast");
        assertThat(connection.closed()).isEqualTo(CloseCode.TOO_FAST);
        assertThat(connection.messages()).noneMatch(message -> message.contains("refused"));
        assertThat(publisher.messages).hasSize(burst);
        assertThat(meters.tooFast).isEqualTo(1);
    }

    @Test
    void L2_too_many_cursors_are_dropped_and_reported_once_a_second() {
        handler.receive(HELLO);
        int burst = LIMITS.awarenessPerSecond() * TokenBucket.BURST_SECONDS;
        for (int i = 1; i <= burst + 3; i++) {
            handler.receive(CURSOR);
        }
        clock.advance(Duration.ofSeconds(1));
        handler.receive(CURSOR);
        connection.flush();

        assertThat(publisher.messages.stream().filter(AwarenessReport.Updated.class::isInstance))
                .hasSize(burst + 1);
        assertThat(connection.messages())
                .filteredOn(m -> m.contains("too-fast"))
                .hasSize(1);
        assertThat(connection.closed()).isNull();
    }

    @Test
    void L2_too_many_bytes_close_the_connection() {
        handler.receive(HELLO);
        handler.receive(" ".repeat(LIMITS.bytesPerSecond() * TokenBucket.BURST_SECONDS));

        assertThat(connection.closed()).isEqualTo(CloseCode.TOO_FAST);
    }

    @Test
    void L2_frames_that_cannot_be_read_count_like_messages() {
        assertClosedByTheBurst(() -> handler.receive("{"));
    }

    @Test
    void L2_empty_frames_count_like_messages() {
        assertClosedByTheBurst(() -> handler.receive(""));
    }

    @Test
    void L2_binary_frames_count_like_messages() {
        assertClosedByTheBurst(() -> handler.receiveBinary(0));
    }

    @Test
    void L2_pings_and_pongs_of_websockets_own_count_like_messages() {
        assertClosedByTheBurst(handler::receiveControl);
    }

    private void assertClosedByTheBurst(Runnable frame) {
        handler.receive(HELLO);
        int burst = LIMITS.messagesPerSecond() * TokenBucket.BURST_SECONDS;
        for (int i = 1; i < burst; i++) {
            frame.run();
        }
        assertThat(connection.closed()).isNull();

        frame.run();
        frame.run();

        assertThat(connection.closed()).isEqualTo(CloseCode.TOO_FAST);
        assertThat(connection.messages()).last().asString().contains("too-fast");
        assertThat(meters.tooFast).isEqualTo(1);
    }

    @Test
    void L2_binary_frames_count_with_their_bytes() {
        handler.receiveBinary(LIMITS.bytesPerSecond() * TokenBucket.BURST_SECONDS + 1);

        assertThat(connection.closed()).isEqualTo(CloseCode.TOO_FAST);
    }

    @Test
    void U18_a_client_that_joins_while_undo_requests_cannot_be_written_is_let_in_and_gets_its_history_later() {
        publisher.breakDown();
        handler.receive(HELLO);
        assertThat(connection.closed()).isNull();

        deadlines.elapse(Duration.ofSeconds(10));
        publisher.recover();
        deadlines.elapse(Duration.ofSeconds(10));

        assertThat(publisher.messages).containsExactly(new UndoRequest.Show(ANA));
    }

    @Test
    void U18_an_undo_that_cannot_be_written_is_refused_as_unavailable_and_the_connection_stays() {
        handler.receive(HELLO);
        publisher.breakDown();
        handler.receive("{\"type\":\"undo\",\"request\":4,\"after\":0}");
        handler.receive("{\"type\":\"redo\",\"request\":5,\"after\":0}");
        connection.flush();

        assertThat(connection.closed()).isNull();
        assertThat(connection.messages())
                .filteredOn(message -> message.contains("\"refused\""))
                .hasSize(2)
                .allMatch(message -> message.contains("unavailable"));
    }

    @Test
    void A10_ink_drags_and_writing_of_students_on_a_frozen_board_are_dropped_except_their_end() {
        handler.receive(HELLO);
        var author = new Author("u-ana", "Ana", "u-ana_1", Role.TEACHER);
        rooms.find("b1")
                .event(
                        new Position(1, 1),
                        OutboundFrame.of(new ServerMessage.Event(
                                1, 1, 1, author, 1, null, null, List.of(new Change.Freeze(true)))),
                        null);
        var student = context.open(claims("u-ben", Role.STUDENT), new FakeConnection(), deadlines);
        student.receive(HELLO.replace("u-ana", "u-ben"));
        publisher.messages.clear();
        String ink =
                "{\"type\":\"ink\",\"ink\":{\"id\":\"s1\",\"color\":\"red\",\"size\":4,\"from\":0,\"points\":[1,2,0.5]}}";
        String drag = "{\"type\":\"drag\",\"drag\":{\"e1\":{\"x\":1,\"y\":2}}}";

        String writing = "{\"type\":\"writing\",\"id\":\"e1\"}";

        student.receive(ink);
        student.receive(drag);
        student.receive(writing);
        assertThat(publisher.messages).isEmpty();

        student.receive("{\"type\":\"ink\"}");
        student.receive("{\"type\":\"writing\"}");
        student.receive(CURSOR);
        handler.receive(ink);
        handler.receive(drag);
        handler.receive(writing);
        assertThat(publisher.messages).hasSize(6);
    }

    @Test
    void A10_what_a_student_drags_is_shown_without_the_locked_elements() {
        handler.receive(HELLO);
        boardState.answer(new Position(1, 1));
        var student = context.open(claims("u-ben", Role.STUDENT), new FakeConnection(), deadlines);
        student.receive(HELLO.replace("u-ana", "u-ben"));
        boardState.answer(new Position(1, 1));
        publisher.messages.clear();

        student.receive("{\"type\":\"drag\",\"drag\":{\"e1\":{\"x\":1},\"e2\":{\"x\":2}}}");
        student.receive("{\"type\":\"drag\",\"drag\":{\"e1\":{\"x\":3}}}");
        assertThat(publisher.messages).as("nothing is known yet").isEmpty();
        String locked = "{\"elements\":[{\"id\":\"e1\",\"type\":\"later\",\"props\":{\"a\":1},\"locked\":true}]}";
        boardState.answer(new BoardSnapshot(
                new Position(1, 1),
                OutboundFrame.of(locked.getBytes(StandardCharsets.UTF_8)),
                VisibilityPolicy.OPEN,
                false));

        var shown = new Drag(Map.of("e2", new Props(Map.of(Property.X, new Value.Num(2)))));
        assertThat(publisher.messages).containsExactly(moved(AwarenessDelta.drag("u-ben_1", shown)));
        student.receive("{\"type\":\"drag\"}");
        handler.receive("{\"type\":\"drag\",\"drag\":{\"e1\":{\"x\":4}}}");
        assertThat(publisher.messages).as("an end, and a teacher's").hasSize(3);
    }

    @Test
    void L3_a_client_without_a_hello_is_closed() {
        deadlines.elapse(LIMITS.helloWithin());

        assertThat(connection.messages()).last().asString().contains("hello-expected");
        assertThat(connection.closed()).isEqualTo(CloseCode.IDLE);
    }

    @Test
    void L4_a_silent_client_is_closed_and_a_pong_ends_the_silence() {
        handler.receive(HELLO);
        deadlines.elapse(LIMITS.helloWithin());
        clock.advance(LIMITS.idleAfter().minusMillis(1));
        handler.receiveControl();
        clock.advance(LIMITS.idleAfter().minusMillis(1));
        deadlines.elapse(LIMITS.idleAfter().dividedBy(12));
        assertThat(connection.closed()).isNull();

        clock.advance(Duration.ofMillis(1));
        deadlines.elapse(LIMITS.idleAfter().dividedBy(12));
        assertThat(connection.closed()).isEqualTo(CloseCode.IDLE);
    }

    @Test
    void C9_a_drained_connection_sends_a_handover_after_the_delay_and_closes_after_the_grace() {
        handler.receive(HELLO);
        handler.drain(Duration.ofSeconds(5), Duration.ofSeconds(3));
        connection.flush();
        assertThat(connection.messages().toString()).doesNotContain("drain");

        deadlines.elapse(Duration.ofSeconds(5));
        handler.receive(OP);
        connection.flush();
        assertThat(connection.messages().toString()).contains("{\"type\":\"drain\",\"closesInMs\":3000}");
        assertThat(connection.closed()).isNull();

        deadlines.elapse(Duration.ofSeconds(3));

        assertThat(connection.closed()).isEqualTo(CloseCode.RESTART);
        assertThat(publisher.messages).contains(new BoardCommand.Edit(ANA, 1, op().changes()));
    }

    @Test
    void C9_a_connection_drained_without_grace_sends_a_handover_and_closes() {
        handler.receive(HELLO);
        handler.drain(Duration.ZERO, Duration.ZERO);
        deadlines.elapse(Duration.ZERO);
        deadlines.elapse(Duration.ZERO);
        connection.flush();

        assertThat(connection.messages().toString()).contains("{\"type\":\"drain\",\"closesInMs\":0}");
        assertThat(connection.closed()).isEqualTo(CloseCode.RESTART);
    }

    @Test
    void R2_R3_messages_of_teachers_and_students_are_published_with_their_role() {
        for (var role : List.of(Role.TEACHER, Role.STUDENT)) {
            publisher.messages.clear();
            say(role);
            var author = new Author("u-ana", "Ana", "u-ana_1", role);
            assertThat(publisher.messages)
                    .containsExactly(
                            new UndoRequest.Show(author),
                            new BoardCommand.Edit(author, 1, op().changes()),
                            moved(AwarenessDelta.cursor(CLIENT, new Point(1, 2))),
                            new UndoRequest.Reverse(author, Direction.UNDO, 1, 1),
                            new UndoRequest.Reverse(author, Direction.REDO, 2, 1));
        }
    }

    @Test
    void R4_no_message_of_a_viewer_is_published_and_each_is_answered() {
        var viewer = say(Role.VIEWER);

        assertThat(publisher.messages)
                .containsExactly(new UndoRequest.Show(new Author("u-ana", "Ana", "u-ana_1", Role.VIEWER)));
        assertThat(viewer.messages().stream().filter(m -> m.contains("not-allowed")))
                .hasSize(4);
        assertThat(viewer.messages()).anyMatch(m -> m.contains("\"refused\",\"op\":1"));
        assertThat(viewer.messages()).anyMatch(m -> m.contains("\"refused\",\"request\":2"));
        assertThat(viewer.messages()).last().asString().contains("pong");
        assertThat(viewer.closed()).isNull();
    }

    /** Says one of each kind of message. */
    private FakeConnection say(Role role) {
        var connection = new FakeConnection();
        var handler = context.open(claims("u-ana", role), connection, new ManualConnectionScheduler());
        handler.receive(HELLO);
        handler.receive(OP);
        handler.receive(CURSOR);
        handler.receive("{\"type\":\"undo\",\"request\":1,\"after\":1}");
        handler.receive("{\"type\":\"redo\",\"request\":2,\"after\":1}");
        handler.receive("{\"type\":\"ping\"}");
        connection.flush();
        return connection;
    }

    /** What a room reports of its own accord is proved elsewhere. */
    private void report(String board, AwarenessReport report) {
        if (report instanceof AwarenessReport.Updated) {
            publisher.report(board, report);
        }
    }

    private ConnectionContext context(int offeredMinor) {
        return new ConnectionContext(
                "g1",
                offeredMinor,
                rooms,
                publisher,
                revocations,
                LIMITS,
                clock,
                meters,
                roomMeters,
                Admissions.open(),
                SampleMessages.memory());
    }

    private ConnectionHandler open(FakeConnection connection) {
        return open(connection, Role.TEACHER);
    }

    private ConnectionHandler open(FakeConnection connection, Role role) {
        return context.open(claims("u-ana", role), connection, deadlines);
    }

    private static AwarenessReport moved(AwarenessDelta delta) {
        return new AwarenessReport.Updated(delta);
    }

    private SessionClaims claims(String user, Role role) {
        String name = user.equals("u-ana") ? "Ana" : "Ben";
        return new SessionClaims(
                new LinkClaims("b1", role, clock.instant()),
                user,
                name,
                clock.instant().plus(SESSION_LIFE));
    }

    private static ClientMessage.Op op() {
        return (ClientMessage.Op) Json.read(OP, ClientMessage.class);
    }
}
