package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.StackPlan;
import io.chalkstream.system.Fault.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * People work on, while one process after the other is killed, stands still or is restarted. By default the broker and
 * a board-state are killed once, the others having tests of their own, and one process stands still; {@code
 * -Dchalkstream.faults.minutes} makes it go on with every fault of every process, again and again. docs/RELIABILITY.md has the result of a long run.
 */
@DisruptsStack
@DisabledOnOs(OS.WINDOWS)
class FaultsIT {
    private static final int BOARDS = 4;
    private static final int PEOPLE_ON_EACH = 3;
    private static final Duration INTERVAL = Duration.ofMillis(150);
    private static final Duration RECOVERY = Duration.ofMinutes(2);

    private final long seed = Long.getLong("chalkstream.seed", System.nanoTime());
    private final Duration duration = Duration.ofMinutes(Long.getLong("chalkstream.faults.minutes", 0));
    private final Random random = new Random(seed);

    @Test
    void E7_E4_O5_no_fault_loses_or_doubles_an_operation(TestStack stack) {
        System.out.println("FaultsIT: -Dchalkstream.seed=" + seed);
        try (var work = new SteadyLoad(stack, INTERVAL)) {
            openBoards(work);
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

            var checks = work.finish(RECOVERY);
            checks.forEach(ConsistencyCheck::requireConvergence);
            assertThat(stack.processes().plan().services())
                    .as("nothing has ended by itself")
                    .allMatch(service -> stack.processes().isRunning(service.name()));
            tally.print(work.sent(), work.refused());
        }
    }

    private void openBoards(SteadyLoad work) {
        for (int board = 0; board < BOARDS; board++) {
            var classroom = work.open(new Classroom());
            for (int person = 0; person < PEOPLE_ON_EACH; person++) {
                work.begin(
                        classroom,
                        "Person" + board + person,
                        (board + person) % 2,
                        new RandomChanges(random.nextLong())::next);
            }
        }
    }

    /** In random order, the ones of a short or a long run. */
    private List<Fault> faults(TestStack stack) {
        var faults = new ArrayList<>(duration.isZero() ? fewFaults(stack) : allFaults(stack));
        Collections.shuffle(faults, random);
        return faults;
    }

    private List<Fault> allFaults(TestStack stack) {
        return processes(stack).stream()
                .flatMap(process -> Stream.of(Kind.values()).map(kind -> new Fault(kind, process)))
                .toList();
    }

    private List<Fault> fewFaults(TestStack stack) {
        return List.of(
                new Fault(Kind.KILL, StackPlan.KAFKA),
                new Fault(Kind.KILL, oneOf(stack.boardStates())),
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
