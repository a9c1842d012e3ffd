package io.chalkstream.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.gateway.room.CountingMeters;
import io.chalkstream.gateway.room.FakeConnection;
import io.chalkstream.gateway.room.FakeSnapshots;
import io.chalkstream.gateway.room.ManualTimer;
import io.chalkstream.gateway.room.Rooms;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.code.CloseCode;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.cursor.CursorUpdate;
import io.chalkstream.protocol.cursor.Pointer;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.undo.UndoRequest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Author ANA = new Author("u-ana", "Ana", "c-ana", Role.TEACHER);
    private static final String HELLO =
            "{\"type\":\"hello\",\"protocol\":1,\"client\":\"c-ana\",\"user\":\"u-ana\",\"name\":\"Ana\"}";
    private static final String OP = "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"remove\",\"id\":\"e1\"}]}";

    private final RecordingFeatures features = new RecordingFeatures();
    private final CountingSessionMeters meters = new CountingSessionMeters();
    private final CountingMeters roomMeters = new CountingMeters();
    private final Rooms rooms = new Rooms(new FakeSnapshots(), new ManualTimer(), roomMeters);
    private final Sessions sessions = new Sessions("g1", Role.TEACHER, rooms, features, meters, roomMeters);
    private final FakeConnection connection = new FakeConnection();
    private final Session session = open(connection);

    @Test
    void J1_hello_is_answered_with_welcome_and_the_persons_history_is_asked_for() {
        session.receive(HELLO);

        assertThat(connection.messages())
                .containsExactly("{\"type\":\"welcome\",\"protocol\":1,\"gateway\":\"g1\",\"role\":\"teacher\"}");
        assertThat(features.messages).containsExactly(new UndoRequest.Show(ANA));
    }

    @Test
    void C2_anything_else_first_is_answered_with_hello_expected_and_closed() {
        session.receive(OP);

        assertThat(connection.messages().get(0)).contains("\"error\"", "hello-expected");
        assertThat(connection.closed()).isEqualTo(CloseCode.PROTOCOL);
        assertThat(features.messages).isEmpty();
    }

    @Test
    void C2_a_version_that_the_gateway_does_not_speak_is_refused_and_closed() {
        session.receive(HELLO.replace("\"protocol\":1", "\"protocol\":2"));

        assertThat(connection.messages().get(0)).contains("unsupported-protocol");
        assertThat(connection.closed()).isEqualTo(CloseCode.PROTOCOL);
        assertThat(rooms.size()).isZero();
    }

    @Test
    void C2_a_second_hello_is_an_error_and_changes_nothing() {
        session.receive(HELLO);
        session.receive(HELLO.replace("c-ana", "c-ben"));
        session.receive(OP);

        assertThat(connection.closed()).isNull();
        assertThat(features.messages.get(1))
                .isInstanceOfSatisfying(BoardCommand.Edit.class, edit -> assertThat(edit.author())
                        .isEqualTo(ANA));
    }

    @Test
    void C4_the_same_client_again_closes_the_older_connection_and_does_not_leave() {
        session.receive(HELLO);
        var newer = new FakeConnection();
        open(newer).receive(HELLO);
        session.closed();

        assertThat(connection.closed()).isEqualTo(CloseCode.SUPERSEDED);
        assertThat(newer.closed()).isNull();
        assertThat(features.messages).noneMatch(CursorUpdate.class::isInstance);
    }

    @Test
    void C5_a_frame_that_cannot_be_read_is_answered_and_the_connection_stays() {
        session.receive("{");
        session.receive(HELLO);
        session.receive("{\"type\":\"moon\"}");
        session.receiveBinary();
        session.receive(OP);
        connection.flush();

        assertThat(connection.messages())
                .filteredOn(m -> m.contains("\"malformed\""))
                .hasSize(3);
        assertThat(connection.closed()).isNull();
        assertThat(features.messages).contains(new BoardCommand.Edit(ANA, 1, op().changes()));
        assertThat(meters.unreadable).isEqualTo(3);
    }

    @Test
    void C7_ping_is_answered_with_pong() {
        session.receive(HELLO);
        session.receive("{\"type\":\"ping\"}");
        connection.flush();

        assertThat(connection.messages()).endsWith("{\"type\":\"pong\"}");
    }

    @Test
    void B6_an_operation_over_the_limit_is_refused_by_its_number() {
        session.receive(HELLO);
        var changes = Collections.nCopies(Limits.CHANGES_PER_OP + 1, "{\"kind\":\"remove\",\"id\":\"e1\"}");
        session.receive("{\"type\":\"op\",\"op\":7,\"changes\":[" + String.join(",", changes) + "]}");
        connection.flush();

        assertThat(connection.messages().get(1)).contains("\"refused\"", "\"op\":7", "over-limit");
    }

    @Test
    void each_message_goes_to_its_feature_with_the_author_stamped() {
        session.receive(HELLO);
        session.receive(OP);
        session.receive("{\"type\":\"cursor\",\"x\":1,\"y\":2}");
        session.receive("{\"type\":\"undo\",\"request\":1,\"after\":1}");
        session.receive("{\"type\":\"redo\",\"request\":2,\"after\":1}");

        assertThat(features.messages)
                .containsExactly(
                        new UndoRequest.Show(ANA),
                        new BoardCommand.Edit(ANA, 1, op().changes()),
                        new CursorUpdate.Moved(new Pointer("c-ana", "u-ana", "Ana", 1, 2)),
                        new UndoRequest.Reverse(ANA, Direction.UNDO, 1, 1),
                        new UndoRequest.Reverse(ANA, Direction.REDO, 2, 1));
        assertThat(meters.received).isEqualTo(List.of("Hello", "Op", "Cursor", "Undo", "Redo"));
    }

    @Test
    void E1_an_operation_that_kafka_does_not_take_is_not_refused_but_the_connection_is_closed() {
        session.receive(HELLO);
        features.breakDown();
        session.receive(OP);
        session.receive(OP);

        assertThat(connection.closed()).isEqualTo(CloseCode.UNAVAILABLE);
        assertThat(connection.messages()).last().asString().contains("\"error\"", "unavailable");
        assertThat(connection.messages()).noneMatch(message -> message.contains("refused"));
        assertThat(meters.received).isEqualTo(List.of("Hello", "Op"));
    }

    @Test
    void A2_a_closed_connection_says_that_the_client_has_left() {
        session.receive(HELLO);
        session.closed();
        session.closed();

        assertThat(features.messages).containsExactly(new UndoRequest.Show(ANA), new CursorUpdate.Left("c-ana"));
        assertThat(rooms.size()).isZero();
    }

    private Session open(FakeConnection connection) {
        return sessions.open("b1", connection);
    }

    private static ClientMessage.Op op() {
        return (ClientMessage.Op) Json.read(OP, ClientMessage.class);
    }
}
