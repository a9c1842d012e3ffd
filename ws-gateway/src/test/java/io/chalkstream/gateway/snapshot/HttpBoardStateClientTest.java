package io.chalkstream.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.chalkstream.access.ServiceTokens;
import io.chalkstream.access.SigningKey;
import io.chalkstream.gateway.room.BoardSnapshot;
import io.chalkstream.gateway.room.MissedEvents;
import io.chalkstream.gateway.room.Position;
import io.chalkstream.protocol.fanout.SnapshotHeaders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpBoardStateClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration IMPATIENCE = Duration.ofMillis(300);
    private static final ServiceTokens TOKENS = new ServiceTokens(
            new SigningKey("of-tests-alone".repeat(3)), Optional.empty(), "ws-gateway", Clock.systemUTC());

    private final List<Instance> running = new ArrayList<>();

    @AfterEach
    void stop() {
        running.forEach(Instance::close);
    }

    @Test
    void a_response_is_the_frame_with_its_position() throws IOException {
        var snapshot = fetch(snapshots(PATIENCE, instance(200)));

        assertThat(snapshot.position()).isEqualTo(new Position(1000, 7));
        assertThat(snapshot.frame().text()).isEqualTo("a board");
    }

    @Test
    void the_next_instance_is_asked_when_one_is_unreachable() throws IOException {
        var gone = instance(200);
        gone.close();

        assertThat(fetch(snapshots(PATIENCE, gone, instance(200))).position()).isEqualTo(new Position(1000, 7));
    }

    @Test
    void the_next_instance_is_asked_when_one_has_no_board_to_give() throws IOException {
        var busy = instance(503);

        fetch(snapshots(PATIENCE, busy, instance(200)));

        assertThat(busy.asked).hasValue(1);
    }

    @Test
    void the_next_instance_is_asked_when_one_hangs() throws IOException {
        var hanging = instance(200);
        hanging.hang();

        fetch(snapshots(IMPATIENCE, hanging, instance(200)));

        assertThat(hanging.asked).hasValue(1);
    }

    @Test
    void the_instance_that_answered_last_is_asked_first() throws IOException {
        var busy = instance(503);
        var good = instance(200);
        var snapshots = snapshots(PATIENCE, busy, good);

        fetch(snapshots);
        fetch(snapshots);

        assertThat(busy.asked).hasValue(1);
        assertThat(good.asked).hasValue(2);
    }

    @Test
    void every_instance_is_asked_once_before_the_fetch_fails() throws IOException {
        var one = instance(503);
        var other = instance(503);

        assertThatThrownBy(() -> fetch(snapshots(PATIENCE, one, other)))
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("board-state answers 503");
        assertThat(one.asked).hasValue(1);
        assertThat(other.asked).hasValue(1);
    }

    @Test
    void missed_events_have_no_surrounding_brackets() throws IOException {
        var missed = missed(snapshots(PATIENCE, instance(200)), new Position(1000, 5));

        assertThat(missed.last()).isEqualTo(new Position(1000, 7));
        assertThat(missed.frame().text()).isEqualTo("{},{}");
        assertThat(missed.visibility().studentsHidden()).isTrue();
    }

    @Test
    void no_other_instance_is_asked_for_missed_events_that_are_not_kept() throws IOException {
        var one = instance(410);
        var other = instance(410);

        assertThatThrownBy(() -> missed(snapshots(PATIENCE, one, other), new Position(1000, 5)))
                .hasRootCauseMessage("board-state answers 410");
        assertThat(other.asked).hasValue(0);
    }

    @Test
    void missed_events_of_another_epoch_are_refused() {
        assertThatThrownBy(() -> missed(snapshots(PATIENCE, instance(200)), new Position(999, 5)))
                .hasRootCauseMessage("the board has another life");
    }

    private static MissedEvents missed(HttpBoardStateClient snapshots, Position position) {
        return snapshots.fetchMissed("b1", position).toCompletableFuture().join();
    }

    private static BoardSnapshot fetch(HttpBoardStateClient snapshots) {
        return snapshots.fetchSnapshot("b1").toCompletableFuture().join();
    }

    private static HttpBoardStateClient snapshots(Duration answerTimeout, Instance... instances) {
        return new HttpBoardStateClient(
                Arrays.stream(instances).map(Instance::address).toList(), TOKENS, answerTimeout);
    }

    private Instance instance(int status) throws IOException {
        var instance = new Instance(status);
        running.add(instance);
        return instance;
    }

    /** A board-state that always answers with the same status. */
    private static final class Instance {
        private final AtomicInteger asked = new AtomicInteger();
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final HttpServer server;
        private final CountDownLatch closed = new CountDownLatch(1);
        private volatile boolean hangs;

        Instance(int status) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            byte[] body = "a board".getBytes(StandardCharsets.UTF_8);
            server.createContext("/boards/b1", exchange -> {
                TOKENS.require(exchange.getRequestHeaders().getFirst("Authorization"));
                asked.incrementAndGet();
                if (hangs) {
                    awaitClose();
                }
                exchange.getResponseHeaders().set(SnapshotHeaders.EPOCH, "1000");
                exchange.getResponseHeaders().set(SnapshotHeaders.SEQ, "7");
                exchange.getResponseHeaders().set(SnapshotHeaders.STUDENTS_HIDDEN, "true");
                boolean missed = exchange.getRequestURI().toString().equals("/boards/b1/missed?after=5");
                byte[] answer = missed ? "[{},{}]".getBytes(StandardCharsets.UTF_8) : body;
                exchange.sendResponseHeaders(status, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        void hang() {
            hangs = true;
        }

        void close() {
            closed.countDown();
            server.stop(0);
            threads.shutdownNow();
        }

        private void awaitClose() {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
