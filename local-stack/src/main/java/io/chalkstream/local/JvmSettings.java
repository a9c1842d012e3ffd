package io.chalkstream.local;

import java.util.ArrayList;
import java.util.List;

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
            options.addAll(QUICK_START);
        }
        options.add("-XX:+ExitOnOutOfMemoryError");
        return options;
    }
}
