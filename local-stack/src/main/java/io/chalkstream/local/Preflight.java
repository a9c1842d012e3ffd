package io.chalkstream.local;

import com.sun.management.OperatingSystemMXBean;
import io.chalkstream.kafka.embedded.FreePorts;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** The checks before anything starts. */
final class Preflight {
    /** The memory of a JVM besides its heap. */
    private static final int OVERHEAD_MEGABYTES = 120;

    private static final long BYTES_PER_MEGABYTE = 1024 * 1024;
    private static final Path LINUX_MEMORY = Path.of("/proc/meminfo");
    private static final String LINUX_AVAILABLE = "MemAvailable:";

    private final IntPredicate portIsFree;
    private final LongSupplier availableBytes;

    Preflight(IntPredicate portIsFree, LongSupplier availableBytes) {
        this.portIsFree = portIsFree;
        this.availableBytes = availableBytes;
    }

    static Preflight ofThisMachine() {
        return new Preflight(FreePorts::isFree, Preflight::availableMemory);
    }

    /** Throws a {@link StackException} that lists every problem of the plan. */
    void check(StackPlan plan) {
        var problems = Stream.of(missingArtifacts(plan), usedPorts(plan), shortMemory(plan))
                .flatMap(List::stream)
                .toList();
        if (!problems.isEmpty()) {
            throw new StackException(String.join(System.lineSeparator(), problems));
        }
    }

    private static List<String> missingArtifacts(StackPlan plan) {
        return plan.services().stream()
                .flatMap(spec -> spec.program().artifact().stream()
                        .filter(file -> !Files.exists(file))
                        .map(file -> "%s is not built: there is no %s.".formatted(spec.name(), file)))
                .toList();
    }

    private List<String> usedPorts(StackPlan plan) {
        return plan.services().stream()
                .flatMap(spec -> spec.ports().stream()
                        .filter(port -> !portIsFree.test(port))
                        .map(port ->
                                "Port %d, for %s, is in use. Stop that program, or the other run of Chalkstream, first."
                                        .formatted(port, spec.name())))
                .toList();
    }

    private List<String> shortMemory(StackPlan plan) {
        long needed = plan.services().stream()
                .mapToLong(spec -> spec.jvm().heapMegabytes() + OVERHEAD_MEGABYTES)
                .sum();
        long available = availableBytes.getAsLong() / BYTES_PER_MEGABYTE;
        return available >= needed
                ? List.of()
                : List.of("%d MB of memory are needed, and only %d MB are available. Close some programs first."
                        .formatted(needed, available));
    }

    /** On Linux the memory that is available without swapping; elsewhere, where that isn't known, all memory. */
    private static long availableMemory() {
        long total = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
        try (var lines = Files.lines(LINUX_MEMORY)) {
            return lines.filter(line -> line.startsWith(LINUX_AVAILABLE))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .map(available -> Math.min(available, total))
                    .findFirst()
                    .orElse(total);
        } catch (IOException e) {
            return total;
        }
    }
}
