package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.local.StackPlan;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Faults are made for real while a class works: the right alert fires, and no other. Takes about half an hour; the full disk
 * needs root, to mount a small one.
 */
@Isolated("with the CPU of a whole stack")
@EnabledIfSystemProperty(named = "chalkstream.prometheus", matches = ".+")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertDrillIT {
    private static final Duration SOON = Duration.ofMinutes(4);
    /** What happened within the last 10 minutes counts in some alerts. */
    private static final Duration CALM_AGAIN = Duration.ofMinutes(14);

    private static final Duration AFTERMATH = Duration.ofMinutes(7);

    /** Threads that run or want to. */
    private static final int WAITING_FOR_A_CORE = 15;

    private static final Duration EDIT = Duration.ofMillis(300);

    @AutoClose
    private final SmallDisk disk = new SmallDisk();

    @AutoClose
    private TestStack stack;

    @AutoClose
    private SteadyLoad work;

    @AutoClose
    private PrometheusServer prometheus;

    private TrueAlerts trueAlerts;

    @BeforeAll
    void startClassAndPrometheus() throws IOException {
        stack = TestStack.start(plan -> {
            disk.mount(plan.dataDirectory().resolve(StackPlan.KAFKA));
            return plan;
        });
        work = new SteadyLoad(stack, EDIT);
        trueAlerts = new TrueAlerts(work);
        prometheus = PrometheusServer.start(System.getProperty("chalkstream.prometheus"), stack);
        work.begin(work.open(new Classroom()), "Ana", 0, new MovingRectangle("box"));
        Await.until("Prometheus is ready", SOON, prometheus::isReady);
    }

    @BeforeEach
    void awaitCalm() {
        awaitExactly("calm", Set.of(), CALM_AGAIN);
    }

    @Test
    void everything_that_the_dashboard_asks_has_an_answer() throws IOException {
        long end = System.nanoTime() + SOON.toNanos();
        var unanswered = prometheus.unanswered();
        while (!unanswered.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            unanswered = prometheus.unanswered();
        }
        assertThat(unanswered).as("what the dashboard asks in vain").isEmpty();
    }

    @Test
    void a_stopped_feature_is_ServiceAbsent() {
        stack.processes().stop(StackPlan.CURSOR_SERVICE);
        awaitExactly("cursor-service is stopped", Set.of("ServiceAbsent"), SOON);
        stack.processes().start(StackPlan.CURSOR_SERVICE);
        awaitExactly("cursor-service is back", Set.of(), CALM_AGAIN);
    }

    @Test
    void an_instance_that_stands_still_is_InstanceDown() {
        stack.processes().suspend("board-state-2");
        awaitExactly("an instance of board-state stands still", Set.of("InstanceDown"), SOON);
        stack.processes().resume("board-state-2");
        awaitExactly("it goes on", Set.of(), CALM_AGAIN);
    }

    @Test
    void a_changed_key_is_PeopleRefused() {
        var strangers = new Strangers(stack.processes().gatewayUrls().get(0));
        try {
            awaitExactly("a key has changed", Set.of("PeopleRefused"), CALM_AGAIN);
        } finally {
            strangers.close();
        }
        awaitExactly("the strangers are gone", Set.of(), CALM_AGAIN);
    }

    @Test
    void a_dead_broker_is_KafkaAway() {
        stack.processes().kill9(StackPlan.KAFKA);
        awaitExactly("the broker is dead", Set.of("KafkaAway"), SOON);
        stack.processes().start(StackPlan.KAFKA);
        awaitExactly("the broker is back", Set.of(), CALM_AGAIN);
        long end = System.nanoTime() + AFTERMATH.toNanos();
        while (System.nanoTime() < end) {
            requireNone("what failed meanwhile still counts", trueAlerts.removedFrom(prometheus.firing()));
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
    }

    @Test
    void clients_that_read_nothing_are_ClientsSlow() throws IOException {
        var slow = new SlowClients(stack);
        try {
            awaitExactly("clients are slow", Set.of("ClientsSlow"), SOON);
        } finally {
            slow.close();
        }
        awaitExactly("they are gone", Set.of(), CALM_AGAIN);
    }

    @Test
    void a_full_disk_of_the_broker_is_KafkaAway() {
        disk.fill();
        awaitExactly("the broker's disk is full", Set.of("KafkaAway"), SOON);
        disk.free();
        assertThat(stack.processes().isRunning(StackPlan.KAFKA))
                .as("a broker ends on a full disk")
                .isFalse();
        stack.processes().start(StackPlan.KAFKA);
        awaitExactly("the disk has room", Set.of(), CALM_AGAIN);
        work.awaitResults("after the full disk", SOON);
    }

    /** Where processes get no CPU for seconds, whatever fires is true: then the drill is aborted. */
    private static void requireNone(String situation, Set<String> unexpected) {
        if (!unexpected.isEmpty()) {
            var machine = ManagementFactory.getOperatingSystemMXBean();
            Assumptions.assumeTrue(
                    machine.getSystemLoadAverage() < WAITING_FOR_A_CORE * machine.getAvailableProcessors(),
                    "the machine is too full to tell whether these are wrong: " + unexpected);
            throw new AssertionError(situation + ": " + unexpected + " fire, too");
        }
    }

    /** Waits until these alerts fire; meanwhile no other may, but those of the situation before, and what is true. */
    private void awaitExactly(String situation, Set<String> alerts, Duration patience) {
        long begin = System.nanoTime();
        Set<String> before = prometheus.firing();
        Await.until(
                situation + ": " + alerts + " fire",
                patience,
                () -> {
                    var firing = trueAlerts.removedFrom(prometheus.firing());
                    var unexpected = new TreeSet<>(firing);
                    unexpected.removeAll(alerts);
                    unexpected.removeAll(before);
                    requireNone(situation, unexpected);
                    return firing.equals(alerts);
                },
                prometheus::firing);
        System.out.printf(
                "AlertDrillIT: %s: %s after %d s%s%n",
                situation, alerts, Duration.ofNanos(System.nanoTime() - begin).toSeconds(), trueAlerts);
    }
}
