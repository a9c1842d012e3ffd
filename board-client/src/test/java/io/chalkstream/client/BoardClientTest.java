package io.chalkstream.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.client.ResumePosition;
import io.chalkstream.protocol.server.ServerMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoardClientTest {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Change REMOVAL = new Change.Remove("e1");
    private static final String WELCOME =
            "{\"type\":\"welcome\",\"protocol\":1,\"gateway\":\"fake\",\"role\":\"teacher\"}";

    private final List<Long> applied = new CopyOnWriteArrayList<>();
    private FakeGateway first;
    private FakeGateway second;
    private BoardClient client;

    @BeforeEach
    void connect() throws Exception {
        first = new FakeGateway();
        second = new FakeGateway();
        client = BoardClient.connect(options());
    }

    private ClientOptions options() {
        var listener = new BoardListener() {
            @Override
            public void applied(ServerMessage.Event event, long nanos) {
                applied.add(event.seq());
            }
        };
        return new ClientOptions(
                "algebra", "u-ana", "Ana", List.of(first.uri(), second.uri()), () -> "a.good.token", listener);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        first.stop();
        second.stop();
    }

    @Test
    void C1_the_board_is_in_the_address_and_C2_hello_comes_first() throws Exception {
        var peer = first.accept();

        assertThat(peer.path()).isEqualTo("/ws/boards/algebra");
        assertThat(peer.next()).isEqualTo(new ClientMessage.Hello(client.client(), null));
    }

    @Test
    void C1_a_frame_may_be_an_array_of_messages() throws Exception {
        var peer = welcome(first.accept());

        peer.send("[" + snapshot(0) + "," + event(1, "c-ben", 1) + "," + event(2, "c-ben", 2) + "]");

        client.awaitSeq(2, DEADLINE);
        assertThat(applied).containsExactly(1L, 2L);
    }

    @Test
    void C8_a_disconnected_client_goes_to_the_next_gateway_and_E3_sends_again_what_has_no_outcome() throws Exception {
        var peer = welcome(first.accept());
        peer.send(snapshot(7));
        client.awaitJoined(DEADLINE);
        var submission = client.apply(REMOVAL);
        assertThat(peer.next()).isEqualTo(new ClientMessage.Op(1, List.of(REMOVAL)));

        client.dropConnection();

        var next = second.accept();
        assertThat(((ClientMessage.Hello) next.next()).resume()).isEqualTo(new ResumePosition(1, 7));
        next.send(WELCOME);
        assertThat(next.next()).isEqualTo(new ClientMessage.Op(1, List.of(REMOVAL)));
        next.send(event(8, client.client(), 1));
        assertThat(submission.result().get(DEADLINE.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOf(OperationResult.Done.class);
    }

    @Test
    void C6_a_client_reconnects_after_a_restart_of_its_gateway() throws Exception {
        welcome(first.accept()).close(1012);

        assertThat(second.accept().next()).isInstanceOf(ClientMessage.Hello.class);
    }

    @Test
    void C8_an_unreachable_gateway_is_skipped() throws Exception {
        var peer = welcome(first.accept());
        second.stop();

        peer.close(4000);

        assertThat(first.accept().next()).isInstanceOf(ClientMessage.Hello.class);
    }

    @Test
    void C6_a_client_whose_close_code_forbids_reconnecting_gives_up() throws Exception {
        var peer = welcome(first.accept());
        var submission = client.apply(REMOVAL);

        peer.close(4100);

        assertThatThrownBy(() -> submission.result().get(DEADLINE.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> client.apply(REMOVAL)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void O4_a_gap_makes_the_client_reconnect_and_resume() throws Exception {
        var peer = welcome(first.accept());
        peer.send(snapshot(7));

        peer.send(event(9, "c-ben", 1));

        assertThat(((ClientMessage.Hello) second.accept().next()).resume()).isEqualTo(new ResumePosition(1, 7));
        assertThat(applied).isEmpty();
    }

    @Test
    void an_unreadable_frame_is_ignored() throws Exception {
        var peer = welcome(first.accept());

        peer.send("{\"type\":\"from the future\"}");
        peer.send(snapshot(7));

        client.awaitSeq(7, DEADLINE);
    }

    @Test
    void A1_cursors_are_sent_and_the_last_position_always_arrives() throws Exception {
        var peer = welcome(first.accept());
        peer.send(snapshot(0));
        client.awaitJoined(DEADLINE);

        for (int x = 1; x <= 50; x++) {
            client.moveCursor(x, 0);
        }

        assertThat(peer.next()).isEqualTo(new ClientMessage.Cursor(new Point(1, 0)));
        assertThat(peer.next()).isEqualTo(new ClientMessage.Cursor(new Point(50, 0)));
    }

    @Test
    void waiting_ends_at_the_deadline() {
        assertThatThrownBy(() -> client.awaitSeq(1, Duration.ofMillis(1)))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("seq is 1");
    }

    private static FakeGateway.Peer welcome(FakeGateway.Peer peer) throws InterruptedException {
        peer.next();
        peer.send(WELCOME);
        return peer;
    }

    private static String snapshot(long seq) {
        return "{\"type\":\"snapshot\",\"epoch\":1,\"seq\":%d,\"board\":{\"title\":\"\",\"frozen\":false},\"elements\":[]}"
                .formatted(seq);
    }

    private static String event(long seq, String author, long op) {
        return """
                {"type":"event","epoch":1,"seq":%d,"at":1,"author":{"user":"u","name":"N","client":"%s","role":"teacher"},"op":%d,\
                "changes":[{"kind":"remove","id":"e1"}]}""".formatted(seq, author, op);
    }
}
