package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.local.StackPlan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;

/** Faults are made for real while a class works: the right alert fires, and no other. Takes about 15 minutes. */
@Isolated("with the CPU of a whole stack")
@EnabledIfSystemProperty(named = "chalkstream.prometheus", matches = ".+")
class AlertDrillIT {
    private static final Duration SOON = Duration.ofMinutes(4);
    /** What happened within the last minutes counts in some alerts. */
    private static final Duration CALM_AGAIN = Duration.ofMinutes(8);

    private static final Duration EDIT = Duration.ofMillis(300);

    @Test
    void each_fault_wakes_somebody_for_itself_alone() throws IOException {
        try (var stack = TestStack.start();
                var work = new SteadyLoad(stack, EDIT);
                var prometheus = PrometheusServer.start(System.getProperty("chalkstream.prometheus"), stack)) {
            work.begin(work.open(new Classroom()), "Ana", 0, new MovingRectangle("box"));
            Await.until("Prometheus is ready", SOON, prometheus::isReady);
            awaitExactly(prometheus, "everything works", Set.of(), SOON);

            awaitAnswers(prometheus);

            stack.processes().stop(StackPlan.CURSOR_SERVICE);
            awaitExactly(prometheus, "cursor-service is stopped", Set.of("ServiceAbsent"), SOON);
            stack.processes().start(StackPlan.CURSOR_SERVICE);
            awaitExactly(prometheus, "cursor-service is back", Set.of(), CALM_AGAIN);

            stack.processes().suspend("board-state-2");
            awaitExactly(prometheus, "an instance of board-state stands still", Set.of("InstanceDown"), SOON);
            stack.processes().resume("board-state-2");
            awaitExactly(prometheus, "it goes on", Set.of(), CALM_AGAIN);

            var strangers = new Strangers(stack.processes().gatewayUrls().get(0));
            try {
                awaitExactly(prometheus, "a key has changed", Set.of("PeopleRefused"), CALM_AGAIN);
            } finally {
                strangers.close();
            }
            awaitExactly(prometheus, "the strangers are gone", Set.of(), CALM_AGAIN);

            stack.processes().kill9(StackPlan.KAFKA);
            awaitExactly(prometheus, "the broker is dead", Set.of("KafkaAway"), SOON);
            stack.processes().start(StackPlan.KAFKA);
            awaitExactly(prometheus, "the broker is back", Set.of(), CALM_AGAIN);
        }
    }

    private static void awaitAnswers(PrometheusServer prometheus) throws IOException {
        long end = System.nanoTime() + SOON.toNanos();
        var unanswered = prometheus.unanswered();
        while (!unanswered.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            unanswered = prometheus.unanswered();
        }
        assertThat(unanswered).as("what the dashboard asks in vain").isEmpty();
    }

    /** Waits until these alerts fire; meanwhile no other may, but those of the situation before. */
    private static void awaitExactly(
            PrometheusServer prometheus, String situation, Set<String> alerts, Duration patience) {
        long begin = System.nanoTime();
        Set<String> before = prometheus.firing();
        Await.until(
                situation + ": " + alerts + " fire",
                patience,
                () -> {
                    var firing = prometheus.firing();
                    var unexpected = new TreeSet<>(firing);
                    unexpected.removeAll(alerts);
                    unexpected.removeAll(before);
                    if (!unexpected.isEmpty()) {
                        throw new AssertionError(situation + ": " + unexpected + " fire, too");
                    }
                    return firing.equals(alerts);
                },
                prometheus::firing);
        System.out.printf(
                "AlertDrillIT: %s: %s after %d s%n",
                situation, alerts, Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    }

    /** People whose sessions aren't valid: two come each second. */
    private static final class Strangers {
        private final ScheduledExecutorService door = Executors.newSingleThreadScheduledExecutor();
        private final HttpClient http = HttpClient.newHttpClient();
        private final URI board;

        Strangers(URI gateway) {
            board = URI.create(gateway.toString().replaceFirst("^http", "ws") + "/ws/boards/board-of-others");
            var unused = door.scheduleAtFixedRate(this::come, 0, 500, TimeUnit.MILLISECONDS);
        }

        private void come() {
            http.newWebSocketBuilder()
                    .subprotocols("chalkstream", "bearer.not-a-session")
                    .buildAsync(board, new WebSocket.Listener() {})
                    .exceptionally(refused -> null)
                    .join();
        }

        void close() {
            door.shutdownNow();
        }
    }
}
