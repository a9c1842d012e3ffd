package io.chalkstream.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the Java machine of a process is told.
 *
 * @param heapMegabytes the largest heap that it may take
 */
public record JvmSettings(int heapMegabytes, Lifetime life) {
    // The optimising compiler and a parallel collector of many young processes would take a machine's cores for
    // minutes;
    // docs/BENCHMARKS.md has the figures.
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    // A quarter of the largest heap to begin with: given all of it, a process at rest fills it with garbage before it
    // looks.
    private static final int INITIAL_HEAP_PART = 4;
    // glibc keeps up to eight pools of freed memory for each processor.
    private static final Map<String, String> FEW_MEMORY_POOLS = Map.of("MALLOC_ARENA_MAX", "2");

    /** How long a process is meant to live. */
    public enum Lifetime {
        /** Minutes, among others on one machine. */
        SHORT,
        /** Days, as in a cluster: with the defaults of Java. */
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

    /** Variables in the environment of the process. */
    Map<String, String> environment() {
        return life == Lifetime.SHORT ? FEW_MEMORY_POOLS : Map.of();
    }
}
