package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.Stack;
import io.chalkstream.protocol.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * How long people wait when instances of a replicated installation are lost, and when everything is. The boards of every partition
 * are changed all the time. docs/RELIABILITY.md has the figures of a quiet machine. Runs when {@code
 * -Dchalkstream.takeover.rounds=} says how often.
 */
@Isolated
@DisabledOnOs(OS.WINDOWS)
@EnabledIfSystemProperty(named = "chalkstream.takeover.rounds", matches = "\\d+")
class ReplicatedTakeoverIT {
    private static final int ROUNDS = Integer.getInteger("chalkstream.takeover.rounds", 0);
    private static final Duration INTERVAL =
            Duration.ofMillis(Integer.getInteger("chalkstream.takeover.interval", 200));
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int BOARDS = Topic.BOARD_COMMANDS.partitions();

    /** For a takeover that is over long before, and for standbys to be complete again. */
    private static final Duration SETTLED = Duration.ofSeconds(8);

    private static final Duration TAKEOVER = Duration.ofSeconds(3);
    private static final Duration EVERYTHING = Duration.ofSeconds(20);

    /** Kafka's controller gives a broker up after 3 s; its clients wait for one for a minute, if they may. */
    private static final Duration READABLE = Duration.ofSeconds(20);

    private final SoftAssertions bounds = new SoftAssertions();

    @Test
    void E7_takeovers_are_short_when_a_broker_or_another_instance_is_gone_too() {
        try (var replicated = ReplicatedStack.start();
                var work = new SteadyLoad(replicated.stack(), INTERVAL);
                var undoing = new UndoingPerson(replicated.stack(), INTERVAL)) {
            for (int partition = 0; partition < BOARDS; partition++) {
                var classroom = work.open(Classroom.inPartition(partition));
                work.begin(classroom, "Person" + partition, partition % 2, new MovingRectangle("box"));
            }
            undoing.begin();
            var loss = new Loss(replicated.processes(), work, undoing);
            for (int round = 0; round < ROUNDS; round++) {
                var boardStates = replicated.stack().boardStates();
                awaitOwners(replicated, work);
                loss.boardState("board-state", boardStates.get(round % boardStates.size()));
                awaitOwners(replicated, work);
                String broker = BrokerCluster.name(1 + round % BrokerCluster.BROKERS);
                loss.broker(broker, () -> awaitReadable(replicated, work));
                pause();
                loss.boardState(
                        "board-state while a broker is gone", boardStates.get((round + 1) % boardStates.size()));
                replicated.processes().start(broker);
                awaitOwners(replicated, work);
                loss.boardStates("two instances of board-state, one after the other", boardStates.subList(0, 2));
                awaitOwners(replicated, work);
                ReplicatedStack.undoServices().forEach(loss::undoService);
                loss.everything();
            }
            undoing.finish(PATIENCE);
            work.finish(PATIENCE).forEach(ConsistencyCheck::requireConvergence);
        }
        bounds.assertAll();
    }

    private static void awaitOwners(ReplicatedStack replicated, SteadyLoad work) {
        int share = BOARDS / replicated.stack().boardStates().size();
        Await.until("each board-state has its part of the boards", PATIENCE, () -> {
            var owners = work.boards().stream()
                    .map(board -> replicated.stack().owner(board).orElse("nobody"))
                    .toList();
            return replicated.stack().boardStates().stream()
                    .allMatch(name -> Collections.frequency(owners, name) == share);
        });
        pause();
    }

    private static void awaitReadable(ReplicatedStack replicated, SteadyLoad work) {
        var stack = replicated.stack();
        work.boards()
                .forEach(board -> Await.until("it can be read", PATIENCE, () -> stack.boardStates().stream()
                        .allMatch(name -> stack.snapshot(name, board).isPresent())));
    }

    private static void pause() {
        long end = System.nanoTime() + SETTLED.toNanos();
        for (long left = SETTLED.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Loses processes, and measures for how long people waited. */
    private final class Loss {
        private final Stack processes;
        private final SteadyLoad work;
        private final UndoingPerson undoing;

        Loss(Stack processes, SteadyLoad work, UndoingPerson undoing) {
            this.processes = processes;
            this.work = work;
            this.undoing = undoing;
        }

        void boardState(String what, String instance) {
            boardStates(what, List.of(instance));
        }

        void boardStates(String what, List<String> instances) {
            for (var instance : instances) {
                begin();
                processes.kill9(instance);
                pause();
                measured("kill -9 of " + what, longestOfBoards(), TAKEOVER);
            }
            processes.start(instances);
        }

        /** The broker stays away; {@code awaitReadable} returns when all boards can be read everywhere. */
        void broker(String broker, Runnable awaitReadable) {
            processes.kill9(broker);
            long start = System.nanoTime();
            awaitReadable.run();
            measured(
                    "kill -9 of a broker: until all boards can be read",
                    Duration.ofNanos(System.nanoTime() - start),
                    READABLE);
        }

        void undoService(String instance) {
            begin();
            processes.kill9(instance);
            pause();
            undoing.awaitResult(PATIENCE);
            measured("kill -9 of " + instance, undoing.takeLongestWait(), TAKEOVER);
            processes.start(instance);
            pause();
        }

        void everything() {
            var all = new ArrayList<String>();
            processes.plan().services().stream().map(ServiceSpec::name).forEach(all::add);
            begin();
            all.forEach(processes::kill9);
            processes.start(all);
            measured("kill -9 of everything", longestOfBoards(), EVERYTHING);
        }

        private void begin() {
            work.awaitResults("before a loss", PATIENCE);
            undoing.awaitResult(PATIENCE);
            work.takeLongestWaits();
            undoing.takeLongestWait();
        }

        private Duration longestOfBoards() {
            work.awaitResults("after a loss", PATIENCE);
            return Collections.max(work.takeLongestWaits().values());
        }

        private void measured(String what, Duration wait, Duration bound) {
            System.out.printf("ReplicatedTakeoverIT: %s: %.2f s%n", what, wait.toMillis() / 1000.0);
            bounds.check(() -> assertThat(wait).as(what).isLessThanOrEqualTo(bound));
        }
    }
}
