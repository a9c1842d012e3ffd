package io.chalkstream.load;

import java.time.Duration;
import java.util.Map;

/**
 * The resources that the servers have used so far, by process name.
 *
 * @param processes empty if it can't be found out
 */
record ResourceUsage(Map<String, OfProcess> processes) {
    /**
     * One process.
     *
     * @param cpu since its start, of all its threads
     * @param residentBytes memory that is really occupied now
     */
    record OfProcess(Duration cpu, long residentBytes) {}

    /** CPU time of all processes between an earlier moment and this one; of those that are in both. */
    Duration cpuSince(ResourceUsage earlier) {
        return processes.keySet().stream().map(name -> cpuSince(earlier, name)).reduce(Duration.ZERO, Duration::plus);
    }

    /** CPU time of one process between an earlier moment and this one; zero if it isn't in both. */
    Duration cpuSince(ResourceUsage earlier, String name) {
        var now = processes.get(name);
        var before = earlier.processes.get(name);
        return now == null || before == null ? Duration.ZERO : now.cpu().minus(before.cpu());
    }
}
