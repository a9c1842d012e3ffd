package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.client.OperationResult;
import io.chalkstream.client.Submission;
import io.chalkstream.local.StackPlan;
import io.chalkstream.protocol.code.ErrorCode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * One outage of the broker, which is killed while people change boards: they work on, a service of each
 * kind with Kafka Streams is stopped meanwhile, and everything comes back.
 */
@DisruptsStack
@DisabledOnOs(OS.WINDOWS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KafkaOutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** The time that Kubernetes waits before it kills. */
    private static final long GRACE_SECONDS = 30;
    /** In each third partition, hence of both instances of board-state. */
    private static final int BOARDS = 4;

    private static final int EVERY = 3;

    private static final String LOST_CURSORS = "chalkstream_feature_messages_lost_total{topic=\"cursor-moves\"}";

    private final long seed = Long.getLong("chalkstream.seed", System.nanoTime());
    private final TestStack stack;
    private final SteadyLoad work;
    private final Classroom classroom = new Classroom();
    private final Participant ana;
    private final Participant ben;
    private final List<Submission> meanwhile = new ArrayList<>();
    private double lostBefore;

    KafkaOutageIT(TestStack stack) {
        this.stack = stack;
        work = new SteadyLoad(stack, Duration.ofSeconds(1));
        ana = classroom.join("Ana", stack.gatewaysFrom(0));
        ben = classroom.join("Ben", stack.gatewaysFrom(1));
    }

    @BeforeAll
    void kill_the_broker() {
        System.out.println("KafkaOutageIT: -Dchalkstream.seed=" + seed);
        for (int board = 0; board < BOARDS; board++) {
            var changes = new RandomChanges(seed + board);
            var classroomOfBoard = work.open(Classroom.inPartition(EVERY * board));
            var person = classroomOfBoard.join("Person" + board, stack.gatewaysFrom(board % 2));
            work.begin(
                    classroomOfBoard, person, () -> changes.next(person.client().elements()));
        }
        work.awaitResults("before the outage", PATIENCE);
        ana.change(PATIENCE, SampleChanges.putRectangle("before", 0));
        lostBefore = lostCursors();
        stack.processes().kill9(StackPlan.KAFKA);
        meanwhile.add(ana.client().apply(SampleChanges.putRectangle("first", 0)));
        meanwhile.add(ben.client().apply(SampleChanges.putRectangle("second", 0)));
    }

    @AfterAll
    void start_what_was_stopped() {
        work.close();
        classroom.close();
        start();
    }

    @Test
    @Order(1)
    void E8_gateways_report_a_kafka_outage_to_clients_and_probes() {
        for (URI gateway : stack.processes().gatewayUrls()) {
            Await.until(gateway + " isn't ready", PATIENCE, () -> readiness(gateway) == 503);
        }
        Await.until("Ana is informed", PATIENCE, () -> ana.received().failures().contains(ErrorCode.UNAVAILABLE));
        Await.until("cursors are lost", PATIENCE, () -> {
            ben.client().moveCursor(Math.random(), 0);
            return lostCursors() > lostBefore;
        });
        assertThat(meanwhile).noneMatch(submission -> submission.result().isDone());
    }

    @Test
    @Order(2)
    void a_service_stops_in_time_while_kafka_is_unavailable() throws Exception {
        var handles = stopped().stream()
                .map(name -> ProcessHandle.of(stack.processes().pid(name)).orElseThrow())
                .toList();

        handles.forEach(ProcessHandle::destroy);

        for (var handle : handles) {
            handle.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
        }
        assertThat(stopped()).noneMatch(stack.processes()::isRunning);
    }

    @Test
    @Order(3)
    void E8_after_a_kafka_outage_everything_is_done_once_and_the_gateways_are_ready() {
        start();

        for (var submission : meanwhile) {
            assertThat(ana.awaitResult(PATIENCE, submission)).isInstanceOf(OperationResult.Done.class);
        }
        for (URI gateway : stack.processes().gatewayUrls()) {
            Await.until(gateway + " is ready", PATIENCE, () -> readiness(gateway) == 200);
        }
        for (var person : classroom.people()) {
            person.awaitSeq(3, PATIENCE);
            assertThat(person.client().elements()).containsOnlyKeys("before", "first", "second");
            assertThat(person.received().outOfOrder()).isEmpty();
            person.awaitPeople(PATIENCE, "ana", "ben");
        }
        assertThat(stack.snapshot(classroom.boardId()).seq())
                .as("nothing twice")
                .isEqualTo(3);
    }

    @Test
    @Order(4)
    void E7_E4_an_outage_loses_and_doubles_no_operation() {
        work.awaitResults("after the outage", PATIENCE);
        work.finish(PATIENCE).forEach(ConsistencyCheck::requireConvergence);
    }

    /** Those that are stopped; the other board-state stays through the outage. */
    private List<String> stopped() {
        return List.of(stack.boardStates().get(1), StackPlan.UNDO_REDO_SERVICE);
    }

    private void start() {
        var processes = stack.processes();
        if (!processes.isRunning(StackPlan.KAFKA)) {
            processes.start(StackPlan.KAFKA);
        }
        processes.start(
                stopped().stream().filter(name -> !processes.isRunning(name)).toList());
    }

    private int readiness(URI gateway) {
        return stack.management(gateway, "health/ready").statusCode();
    }

    /** Of both gateways. */
    private double lostCursors() {
        return stack.processes().gatewayUrls().stream()
                .flatMap(gateway -> stack.management(gateway, "metrics").body().lines())
                .filter(line -> line.startsWith(LOST_CURSORS))
                .mapToDouble(line -> Double.parseDouble(line.substring(LOST_CURSORS.length())))
                .sum();
    }
}
