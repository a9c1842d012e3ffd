package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.local.ServiceSpec;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.system.Fault.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * People work on boards of every partition, while one process after the other is killed, stands still or is restarted. By
 * default a board-state is killed, the others having tests of their own, a board-state is restarted, and one process stands
 * still, each once; {@code -Dchalkstream.faults.minutes} makes it go on with every fault of every process,
 * again and again. docs/RELIABILITY.md has the result of a long run.
 */
@DisruptsStack
@DisabledOnOs(OS.WINDOWS)
class FaultsIT {
    private static final int BOARDS = Topic.BOARD_COMMANDS.partitions();
    /** On these boards, several people change the same elements; on each other one, somebody is alone. */
    private static final int SHARED_BOARDS = 4;

    private static final int PEOPLE_TOGETHER = 3;
    private static final Duration RECOVERY = Duration.ofMinutes(2);

    private final long seed = Long.getLong("chalkstream.seed", System.nanoTime());
    private final Duration duration = Duration.ofMinutes(Long.getLong("chalkstream.faults.minutes", 0));
    /** Between two operations of a person: in the short run, other tests need the machine, too. */
    private final Duration interval = Duration.ofMillis(duration.isZero() ? 1000 : 150);

    private final Random random = new Random(seed);

    @Test
    void E7_E4_O5_no_fault_loses_or_doubles_an_operation(TestStack stack) {
        System.out.println("FaultsIT: -Dchalkstream.seed=" + seed);
        try (var work = new SteadyLoad(stack, interval)) {
            openBoards(stack, work);
            var tally = new Tally();
            long end = System.nanoTime() + duration.toNanos();
            do {
                for (var fault : faults(stack)) {
                    work.awaitResults("before " + fault, RECOVERY);
                    work.takeLongestWaits();
                    fault.inject(stack.processes());
                    work.awaitResults("after " + fault, RECOVERY);
                    tally.add(fault, longest(work.takeLongestWaits()));
                }
            } while (System.nanoTime() < end);

            awaitEqualShares(stack, work);
            var checks = work.finish(RECOVERY);
            checks.forEach(ConsistencyCheck::requireConvergence);
            assertThat(stack.processes().plan().services())
                    .as("nothing has ended by itself")
                    .allMatch(service -> stack.processes().isRunning(service.name()));
            tally.print(work.sent(), work.refused());
        }
    }

    private void openBoards(TestStack stack, SteadyLoad work) {
        for (int board = 0; board < BOARDS; board++) {
            var classroom = work.open(Classroom.inPartition(board));
            int people = board < SHARED_BOARDS ? PEOPLE_TOGETHER : 1;
            for (int person = 0; person < people; person++) {
                var changes = new RandomChanges(random.nextLong());
                var joined = classroom.join("Person" + board + person, stack.gatewaysFrom((board + person) % 2));
                work.begin(classroom, joined, () -> changes.next(joined.client().elements()));
            }
        }
    }

    /** Whoever has come back gets its boards back. */
    private static void awaitEqualShares(TestStack stack, SteadyLoad work) {
        int share = BOARDS / stack.boardStates().size();
        Await.until(
                "each board-state has its part of the boards",
                RECOVERY,
                () -> owners(stack, work).values().stream().allMatch(boards -> boards == share),
                () -> owners(stack, work));
    }

    /** By instance of board-state, the number of its boards. */
    private static Map<String, Long> owners(TestStack stack, SteadyLoad work) {
        return work.boards().stream()
                .collect(Collectors.groupingBy(board -> stack.owner(board).orElse("nobody"), Collectors.counting()));
    }

    private List<Fault> faults(TestStack stack) {
        if (duration.isZero()) {
            return fewFaults(stack);
        }
        var faults = new ArrayList<>(allFaults(stack));
        Collections.shuffle(faults, random);
        return faults;
    }

    private List<Fault> allFaults(TestStack stack) {
        return processes(stack).stream()
                .flatMap(process -> Stream.of(Kind.values()).map(kind -> new Fault(kind, process)))
                .toList();
    }

    /** The instances of board-state first: while the others follow, they get their boards back. */
    private List<Fault> fewFaults(TestStack stack) {
        return List.of(
                new Fault(Kind.KILL, oneOf(stack.boardStates())),
                new Fault(Kind.RESTART, oneOf(stack.boardStates())),
                new Fault(Kind.SUSPENSION, oneOf(processes(stack))));
    }

    private static List<String> processes(TestStack stack) {
        return stack.processes().plan().services().stream()
                .map(ServiceSpec::name)
                .toList();
    }

    private String oneOf(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private static Duration longest(Map<String, Duration> waits) {
        return Collections.max(waits.values());
    }

    /** What happened, and how long operations waited at most. */
    private static final class Tally {
        private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        private final Map<Kind, Duration> longest = new EnumMap<>(Kind.class);

        void add(Fault fault, Duration wait) {
            counts.merge(fault.kind(), 1, Integer::sum);
            longest.merge(fault.kind(), wait, (a, b) -> a.compareTo(b) > 0 ? a : b);
            System.out.printf("FaultsIT: %s: longest wait %.2f s%n", fault, seconds(wait));
        }

        void print(int operations, int refused) {
            System.out.printf("FaultsIT: %d operations, %d of them refused; lost 0, doubled 0%n", operations, refused);
            counts.forEach((kind, count) -> System.out.printf(
                    "FaultsIT: %s: %d times, longest wait %.2f s%n", kind, count, seconds(longest.get(kind))));
        }

        private static double seconds(Duration duration) {
            return duration.toMillis() / 1000.0;
        }
    }
}
