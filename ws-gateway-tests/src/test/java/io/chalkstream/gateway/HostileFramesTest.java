package io.chalkstream.gateway;

import static io.chalkstream.gateway.TestHttp.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chalkstream.kafka.embedded.KafkaTestResource;
import io.chalkstream.protocol.json.FrameMutator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What hostile clients send to a gateway, beside a class. {@code -Dchalkstream.fuzz.frames-per-kind=} says how many frames of each kind
 * of message, {@code -Dchalkstream.fuzz.upgrades=} how many upgrades, and {@code -Dchalkstream.seed=} repeats a run.
 */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(StubBoardState.class)
class HostileFramesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FRAMES_PER_KIND = Integer.getInteger("chalkstream.fuzz.frames-per-kind", 600);
    /** Less than what may come at once (L2). */
    private static final int FRAMES_PER_CONNECTION = 250;

    private static final int UPGRADES = Integer.getInteger("chalkstream.fuzz.upgrades", 500);
    /** Events of the class in one window of measuring. */
    private static final int EVENTS = 15;
    /** What the class may wait longer on a machine that builds other modules, too. */
    private static final double NOISE_MILLIS = 100;

    private static final long SEED = Long.getLong("chalkstream.seed", System.nanoTime());

    @TestHTTPResource("/")
    URI gateway;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private final String classroom = "7-" + UUID.randomUUID();
    private final String attacked = "7-" + UUID.randomUUID();
    private final FrameMutator mutator = new FrameMutator(new Random(SEED));
    private TestTopics topics;
    private TestSocket pupil;
    private double connections;
    private double rooms;
    private long seq = 7;

    @BeforeEach
    void join() {
        topics = new TestTopics(servers);
        await().atMost(PATIENCE).until(TestHttp::isReady);
        pupil = TestSocket.joined(gateway, classroom, "u-ben_1", "u-ben");
        connections = metric("chalkstream_gateway_connections");
        rooms = metric("chalkstream_gateway_rooms");
    }

    @AfterEach
    void leave() {
        pupil.close();
        topics.close();
    }

    @Test
    void C5_mutated_frames_of_each_kind_leave_nothing_behind_and_a_class_beside_them_waits_at_most_twice_as_long()
            throws InterruptedException {
        System.out.printf("HostileFramesTest: -Dchalkstream.seed=%d%n", SEED);
        var probe = new DeliveryProbe(topics, pupil, classroom, seq);
        probe.measure(EVENTS);
        var calm = new ArrayList<Double>();
        var attacked = new ArrayList<Double>();
        for (var good : FrameMutator.GOOD) {
            calm.add(percentile(probe.measure(EVENTS), 99));
            var attack = CompletableFuture.runAsync(() -> attack(good));
            var beside = new ArrayList<Double>();
            do {
                beside.addAll(probe.measure(EVENTS));
            } while (!attack.isDone());
            attack.join();
            attacked.add(percentile(beside, 99));
        }
        seq = probe.seq();

        System.out.printf(
                "HostileFramesTest: p99 %.1f -> %.1f ms in the median of the kinds, beside %,d frames of each%n",
                percentile(calm, 50), percentile(attacked, 50), FRAMES_PER_KIND);
        assertThat(percentile(attacked, 50))
                .as("the median of the kinds, so that nothing else that a machine does for a moment counts")
                .isLessThan(2 * percentile(calm, 50) + NOISE_MILLIS);
        assertThatAllIsAsBefore();
    }

    private static double percentile(List<Double> millis, int percent) {
        var sorted = millis.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private void attack(String good) {
        for (int sent = 0; sent < FRAMES_PER_KIND; ) {
            sent += attack(good, Math.min(FRAMES_PER_CONNECTION, FRAMES_PER_KIND - sent));
        }
    }

    /** Returns how many frames were sent, at least one. */
    private int attack(String good, int frames) {
        var socket = new RawWebSocket(gateway, attacked, TestTokens.token(attacked, "u-ana"));
        assertThat(socket.statusLine()).contains("101");
        socket.send(FrameMutator.HELLO);
        int sent = 0;
        while (sent < frames && socket.send(mutator.mutated(good))) {
            sent++;
        }
        socket.reset();
        return sent + 1;
    }

    @Test
    void C1_upgrades_aborted_at_once_leave_nothing_behind() {
        for (int i = 0; i < UPGRADES; i++) {
            var socket = new RawWebSocket(gateway, attacked, TestTokens.token(attacked, "u-" + i));
            if (i % 2 == 0) {
                socket.send(FrameMutator.HELLO.replace("u-ana", "u-" + i));
            }
            socket.reset();
        }
        teach();

        assertThatAllIsAsBefore();
    }

    @Test
    void J5_a_large_snapshot_for_many_joiners_is_released_although_some_do_not_read() {
        String large = attacked + "-large";
        var silent = IntStream.range(0, 6)
                .mapToObj(i -> new RawWebSocket(gateway, large, TestTokens.token(large, "u-silent-" + i)))
                .toList();
        silent.forEach(
                socket -> socket.send(FrameMutator.HELLO.replace("u-ana", "u-silent-" + silent.indexOf(socket))));
        var joiners = IntStream.range(0, 8)
                .mapToObj(i -> TestSocket.joined(gateway, large, "u-" + i + "_1", "u-" + i))
                .toList();
        teach();

        assertThat(joiners).allSatisfy(joiner -> assertThat(
                        joiner.messages("snapshot").get(0).get("filler").textValue())
                .hasSize(StubBoardState.LARGE_BYTES / 2));
        silent.forEach(RawWebSocket::reset);
        joiners.forEach(TestSocket::close);
        assertThatAllIsAsBefore();
    }

    private void teach() {
        seq++;
        topics.event(classroom, seq);
    }

    private void assertThatAllIsAsBefore() {
        pupil.awaitSeqs(LongStream.rangeClosed(8, seq).boxed().toArray(Long[]::new));
        await().atMost(PATIENCE).until(() -> metric("chalkstream_gateway_connections") <= connections);
        await().atMost(PATIENCE).until(() -> metric("chalkstream_gateway_rooms") <= rooms);
        await().atMost(PATIENCE).until(() -> metric("chalkstream_gateway_memory_bytes{part=\"outbound\"}") == 0);
        await().atMost(PATIENCE).until(() -> metric("chalkstream_gateway_memory_bytes{part=\"inbound\"}") == 0);
        await().atMost(PATIENCE).until(() -> metric("chalkstream_gateway_memory_bytes{part=\"snapshots\"}") == 0);
        assertThat(pupil.isOpen()).isTrue();
    }
}
