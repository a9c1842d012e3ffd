package io.chalkstream.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.client.ResumePosition;
import io.chalkstream.protocol.server.ServerMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandoverTest {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final String DRAIN = "{\"type\":\"drain\",\"closesInMs\":3000}";
    private static final int NORMAL = 1000;
    private static final int RESTART = 1012;
    private static final int FULL = 4007;
    /** A chance with which the waits of C8 are longer than any test. */
    private static final double WAITS_TOO_LONG = 1_000;

    private final List<String> notices = new CopyOnWriteArrayList<>();
    private FakeGateway first;
    private FakeGateway second;
    private BoardClient client;
    private FakeGateway.Peer old;

    @BeforeEach
    void start() throws Exception {
        first = new FakeGateway();
        second = new FakeGateway();
        second.holdAttempts();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        first.stop();
        second.stop();
    }

    @Test
    void C9_the_old_connection_is_used_until_the_next_gateway_sends_welcome() throws Exception {
        join(HandoverTest::noWait);
        old.send(DRAIN);
        var attempt = second.awaitAttempt();

        var done = client.apply(removal("e1"));
        assertThat(old.next()).isEqualTo(new ClientMessage.Op(1, List.of(removal("e1"))));
        old.send(event(8, 1));
        assertThat(done.result().get(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(OperationResult.Done.class);
        client.apply(removal("e2"));
        assertThat(old.next()).isInstanceOf(ClientMessage.Op.class);
        assertThat(client.isConnected()).isTrue();
        assertThat(notices).containsExactly("welcomed by first");

        var next = attempt.admit();

        assertThat(next.next()).isEqualTo(new ClientMessage.Hello(client.client(), new ResumePosition(1, 8)));
        old.send(event(9, 2));
        client.awaitSeq(9, DEADLINE);
        client.apply(removal("e3"));
        assertThat(old.next()).isInstanceOf(ClientMessage.Op.class);
        assertThat(client.isConnected()).isTrue();

        next.send("[" + welcome("second") + "," + event(9, 2) + "]");

        assertThat(old.closeCode()).isEqualTo(NORMAL);
        assertThat(next.next()).isEqualTo(new ClientMessage.Op(3, List.of(removal("e3"))));
        assertThat(client.isConnected()).isTrue();
        next.send(event(10, 3));
        client.awaitSeq(10, DEADLINE);
        assertThat(notices).containsExactly("welcomed by first", "away", "welcomed by second");
    }

    @Test
    void C9_a_client_whose_old_connection_is_closed_before_the_next_welcome_waits_for_the_welcome() throws Exception {
        join(HandoverTest::noWait);
        old.send(DRAIN);
        var next = second.awaitAttempt().admit();
        next.next();

        old.close(RESTART);
        client.awaitCondition("the old connection's end is known", () -> !client.isConnected(), DEADLINE);
        next.send(welcome("second"));

        client.awaitCondition("the next gateway has the client", client::isConnected, DEADLINE);
    }

    @Test
    void C9_after_a_rejection_by_the_next_gateway_the_old_connection_is_used() throws Exception {
        join(() -> 0);
        first.holdAttempts();
        old.send(DRAIN);
        var full = second.awaitAttempt().admit();
        full.next();

        full.close(FULL);
        first.awaitAttempt();

        old.send(event(8, 1));
        client.awaitSeq(8, DEADLINE);
        assertThat(notices).containsExactly("welcomed by first");
    }

    @Test
    void C9_the_old_connection_is_used_while_the_next_one_cannot_be_opened() throws Exception {
        join(() -> 0);
        first.holdAttempts();
        old.send(DRAIN);

        second.awaitAttempt().reject();
        first.awaitAttempt().reject();
        var attempt = second.awaitAttempt();
        old.send(event(8, 1));
        client.awaitSeq(8, DEADLINE);
        assertThat(notices).containsExactly("welcomed by first");

        assertThat(attempt.admit().next())
                .isEqualTo(new ClientMessage.Hello(client.client(), new ResumePosition(1, 8)));
    }

    @Test
    void C9_two_handover_messages_of_a_gateway_cause_one_handover() throws Exception {
        join(HandoverTest::noWait);
        old.send(DRAIN);
        var attempt = second.awaitAttempt();
        old.send(DRAIN);
        old.send(event(8, 1));
        client.awaitSeq(8, DEADLINE);

        var next = attempt.admit();
        next.next();
        next.send(welcome("second"));
        next.send(event(9, 2));
        client.awaitSeq(9, DEADLINE);
        assertThat(notices).containsExactly("welcomed by first", "away", "welcomed by second");
    }

    @Test
    void C9_a_client_whose_old_connection_is_closed_first_still_opens_the_next_one() throws Exception {
        join(HandoverTest::noWait);
        old.send(DRAIN);
        var attempt = second.awaitAttempt();

        old.close(RESTART);
        client.awaitCondition("the old connection's end is known", () -> !client.isConnected(), DEADLINE);

        assertThat(attempt.admit().next()).isInstanceOf(ClientMessage.Hello.class);
    }

    @Test
    void C9_a_client_whose_old_connection_is_closed_while_it_waits_reconnects_at_once() throws Exception {
        var waits = new CountDownLatch(1);
        join(() -> {
            waits.countDown();
            return WAITS_TOO_LONG;
        });
        old.send(DRAIN);
        second.awaitAttempt().reject();
        assertThat(waits.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        old.close(RESTART);

        first.accept();
    }

    @Test
    void C9_a_connection_lost_after_a_handover_is_reopened_like_any_other() throws Exception {
        join(() -> 0);
        old.send(DRAIN);
        var next = second.awaitAttempt().admit();
        next.next();
        next.send(welcome("second"));
        next.close(RESTART);

        assertThat(first.accept().next()).isInstanceOf(ClientMessage.Hello.class);
    }

    @Test
    void C9_closing_a_client_closes_its_next_connection_too() throws Exception {
        join(HandoverTest::noWait);
        old.send(DRAIN);
        var attempt = second.awaitAttempt();
        client.close();

        assertThat(old.closeCode()).isEqualTo(NORMAL);
        assertThat(attempt.admit().closeCode()).isEqualTo(NORMAL);
    }

    private void join(DoubleSupplier random) throws Exception {
        var listener = new BoardListener() {
            @Override
            public void welcomed(ServerMessage.Welcome welcome, long nanos) {
                notices.add("welcomed by " + welcome.gateway());
            }

            @Override
            public void away() {
                notices.add("away");
            }
        };
        client = BoardClient.connect(
                new ClientOptions(
                        "algebra", "u-ana", "Ana", List.of(first.uri(), second.uri()), () -> "a.good.token", listener),
                random);
        old = first.accept();
        old.next();
        old.send(welcome("first"));
        old.send(
                "{\"type\":\"snapshot\",\"epoch\":1,\"seq\":7,\"board\":{\"title\":\"\",\"frozen\":false},\"elements\":[]}");
        client.awaitJoined(DEADLINE);
    }

    private static double noWait() {
        throw new AssertionError("this client doesn't wait");
    }

    private static Change removal(String id) {
        return new Change.Remove(id);
    }

    private static String welcome(String gateway) {
        return "{\"type\":\"welcome\",\"protocol\":1,\"gateway\":\"%s\",\"role\":\"teacher\"}".formatted(gateway);
    }

    /** The client's own. */
    private String event(long seq, long op) {
        return """
                {"type":"event","epoch":1,"seq":%d,"at":1,"author":{"user":"u","name":"N","client":"%s","role":"teacher"},"op":%d,\
                "changes":[{"kind":"remove","id":"e"}]}""".formatted(seq, client.client(), op);
    }
}
