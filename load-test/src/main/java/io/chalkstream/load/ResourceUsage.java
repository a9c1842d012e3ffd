package io.chalkstream.load;

import java.time.Duration;
import java.util.Map;

/**
 * The resources that the servers have used so far, by process name.
 *
 * @param processes empty if it can't be found out
 */
public record ResourceUsage(Map<String, OfProcess> processes) {
    /**
     * One process.
     *
     * @param cpu since its start, of all its threads
     * @param residentBytes memory that is really occupied now
     */
    public record OfProcess(Duration cpu, long residentBytes) {}

    /** The memory of all processes. */
    public long residentBytes() {
        return processes.values().stream().mapToLong(OfProcess::residentBytes).sum();
    }

    /** CPU time of all processes between an earlier moment and this one; of those that are in both. */
    public Duration cpuSince(ResourceUsage earlier) {
        return processes.keySet().stream().map(name -> cpuSince(earlier, name)).reduce(Duration.ZERO, Duration::plus);
    }

    /** CPU time of one process between an earlier moment and this one; zero if it isn't in both. */
    public Duration cpuSince(ResourceUsage earlier, String name) {
        var now = processes.get(name);
        var before = earlier.processes.get(name);
        return now == null || before == null ? Duration.ZERO : now.cpu().minus(before.cpu());
    }
}
