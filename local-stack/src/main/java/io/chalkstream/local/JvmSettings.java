package io.chalkstream.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The JVM options of a process.
 *
 * @param heapMegabytes the maximum heap size
 */
public record JvmSettings(int heapMegabytes, Lifetime life) {
    // The optimising compilers and parallel collectors of many starting processes would keep all cores busy for
    // minutes; docs/BENCHMARKS.md has the figures.
    private static final List<String> QUICK_START = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            // The bytecode of what was just built needs no verification.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote");

    // The initial heap is a quarter of the maximum: with all of it, an idle process would fill it with garbage before
    // it collects any.
    private static final int INITIAL_HEAP_PART = 4;
    // By default glibc keeps up to eight memory pools for each processor, and each of them keeps what it once needed.
    // Images have the same setting.
    private static final Map<String, String> FEW_MEMORY_POOLS = Map.of("MALLOC_ARENA_MAX", "2");

    /** The expected lifetime of a process. */
    public enum Lifetime {
        /** Minutes, beside other processes on one machine. */
        SHORT,
        /** Days, as in a cluster; such processes have Java's defaults. */
        LONG
    }

    List<String> options() {
        var options = new ArrayList<String>();
        options.add("-Xmx" + heapMegabytes + "m");
        if (life == Lifetime.SHORT) {
            options.add("-Xms" + heapMegabytes / INITIAL_HEAP_PART + "m");
            options.addAll(QUICK_START);
        }
        options.add("-XX:+ExitOnOutOfMemoryError");
        return options;
    }

    /** The environment variables of the process. */
    Map<String, String> environment() {
        return FEW_MEMORY_POOLS;
    }
}
