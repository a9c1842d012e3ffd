package io.chalkstream.system;

import io.chalkstream.protocol.topic.Topic;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The boards of every partition are changed all the time, while instances of board-state go and come. How long operations
 * waited is printed; docs/RELIABILITY.md has the figures of a quiet machine. Runs when {@code
 * -Dchalkstream.takeover.rounds=} says how often; {@link FaultsIT} has a kill and a restart always.
 */
@DisruptsStack
@EnabledIfSystemProperty(named = "chalkstream.takeover.rounds", matches = "\\d+")
class TakeoverIT {
    private static final Duration INTERVAL =
            Duration.ofMillis(Integer.getInteger("chalkstream.takeover.interval", 100));
    private static final int ROUNDS = Integer.getInteger("chalkstream.takeover.rounds", 0);
    private static final int BOARDS = Topic.BOARD_COMMANDS.partitions();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void E7_E4_takeovers_lose_and_double_nothing(TestStack stack) {
        try (var work = new SteadyLoad(stack, INTERVAL)) {
            for (int partition = 0; partition < BOARDS; partition++) {
                var classroom = work.open(Classroom.inPartition(partition));
                work.begin(classroom, "Person" + partition, partition % 2, new MovingRectangle("box"));
            }
            String instance = stack.boardStates().get(1);
            var takeover = new Takeover(stack, work, instance);
            takeover.awaitBoardsOfInstance(BOARDS / 2);
            takeover.measure("clean stop", 0, () -> stack.processes().stop(instance));
            takeover.measure("start after clean stop", BOARDS / 2, () -> stack.processes()
                    .start(instance));
            for (int round = 0; round < ROUNDS; round++) {
                takeover.measure("kill -9", 0, () -> stack.processes().kill9(instance));
                takeover.measure("start after kill -9", BOARDS / 2, () -> stack.processes()
                        .start(instance));
                takeover.measure("clean stop", 0, () -> stack.processes().stop(instance));
                takeover.measure("start after clean stop", BOARDS / 2, () -> stack.processes()
                        .start(instance));
            }

            work.finish(PATIENCE).forEach(ConsistencyCheck::requireConvergence);
        }
    }

    private record Takeover(TestStack stack, SteadyLoad work, String instance) {
        /** Prints how long operations waited until the instance had this many boards. */
        void measure(String what, int boards, Runnable event) {
            var before = owners();
            work.awaitResults("before " + what, PATIENCE);
            work.takeLongestWaits();
            long begin = System.nanoTime();
            event.run();
            awaitBoardsOfInstance(boards);
            work.awaitResults("after " + what, PATIENCE);
            double seconds = (System.nanoTime() - begin) / 1e9;
            var waits = work.takeLongestWaits();
            var after = owners();
            Predicate<String> moved = board -> !before.get(board).equals(after.get(board));
            System.out.printf(
                    "TakeoverIT: %s: %d boards moved, longest wait %s s; the others %s s (%.1f s in all)%n",
                    what,
                    before.keySet().stream().filter(moved).count(),
                    longest(waits, moved),
                    longest(waits, moved.negate()),
                    seconds);
        }

        void awaitBoardsOfInstance(int count) {
            Await.until(
                    instance + " has " + count + " boards",
                    PATIENCE,
                    () -> Collections.frequency(owners().values(), instance) == count,
                    this::owners);
        }

        private Map<String, String> owners() {
            var owners = new HashMap<String, String>();
            work.boards().forEach(board -> owners.put(board, stack.owner(board).orElse("nobody")));
            return owners;
        }

        private static String longest(Map<String, Duration> waits, Predicate<String> boards) {
            return waits.entrySet().stream()
                    .filter(entry -> boards.test(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .max(Comparator.naturalOrder())
                    .map(wait -> "%.2f".formatted(wait.toMillis() / 1000.0))
                    .orElse("-");
        }
    }
}
