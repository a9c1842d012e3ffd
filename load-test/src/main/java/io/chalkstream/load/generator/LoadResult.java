package io.chalkstream.load.generator;

import io.chalkstream.load.Latencies;
import io.chalkstream.load.ResourceUsage;
import io.chalkstream.load.TimeWindow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run came to.
 *
 * @param lost operations that a client got neither as an event nor with a snapshot, counted for each client that didn't
 * @param doubled events of operations that the client had already
 * @param outOfOrder events after a gap, or before an earlier one of their board or author
 * @param complaints refusals and errors
 * @param lostConnections connections that the servers ended
 * @param lag how late the generator sent
 */
public record LoadResult(
        List<Measured> windows,
        long lost,
        long doubled,
        long outOfOrder,
        long complaints,
        long lostConnections,
        Latencies lag) {

    /** One window. */
    public record Measured(
            TimeWindow window,
            WindowRecorder.Observed observed,
            ResourceUsage before,
            ResourceUsage after,
            double generatorSeconds) {
        /** From the intended sending to the arrival at somebody else. */
        public Latencies operations() {
            return observed.operations;
        }

        /** From the intended sending to the arrival of this move, or of a later one, at somebody else. */
        public Latencies moves() {
            return observed.moves;
        }

        /** Operations and moves that reached somebody else, in a second. */
        public double updatesPerSecond() {
            return observed.updates / window.seconds();
        }

        /** Moves that reached somebody else themselves, in a second. */
        public double movesPerSecond() {
            return observed.movesShown / window.seconds();
        }

        /** Of one core, by all servers together. */
        public double cpu() {
            return after.cpuSince(before).toNanos() / 1e9 / window.seconds();
        }

        /** Of one core, by each server. */
        public Map<String, Double> cpuByServer() {
            var cpu = new TreeMap<String, Double>();
            for (String server : after.processes().keySet()) {
                cpu.put(server, after.cpuSince(before, server).toNanos() / 1e9 / window.seconds());
            }
            return cpu;
        }

        /** Of one core, by this process. */
        public double generatorCpu() {
            return generatorSeconds / window.seconds();
        }

        public double cpuSecondsPerMillionUpdates() {
            return observed.updates == 0 ? 0 : cpu() / updatesPerSecond() * 1e6;
        }
    }
}
