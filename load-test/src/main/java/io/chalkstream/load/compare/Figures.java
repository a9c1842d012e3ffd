package io.chalkstream.load.compare;

import io.chalkstream.load.Latencies;
import io.chalkstream.load.generator.LoadResult;
import io.chalkstream.load.generator.Workload;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What was measured in one window, as far as it can be.
 *
 * @param servers the CPU of each kind of server, in parts of a core
 */
record Figures(Map<Metric, Double> values, Map<String, Double> servers) {
    private static final double PERCENT = 100;

    Figures {
        values = values.isEmpty() ? Map.of() : new EnumMap<>(values);
        servers = new TreeMap<>(servers);
    }

    Figures(Map<Metric, Double> values) {
        this(values, Map.of());
    }

    /** One for each window of the run. */
    static List<Figures> of(Workload workload, LoadResult result) {
        return IntStream.range(0, result.windows().size())
                .mapToObj(window -> of(workload, result, window))
                .toList();
    }

    private static Figures of(Workload workload, LoadResult result, int window) {
        var measured = result.windows().get(window);
        var values = new EnumMap<Metric, Double>(Metric.class);
        latencies(values, measured.operations(), Metric.OPERATION_P50, Metric.OPERATION_P99);
        latencies(values, measured.moves(), Metric.MOVE_P50, Metric.MOVE_P99);
        values.put(Metric.UPDATES, measured.updatesPerSecond());
        if (workload.offeredMoves() > 0) {
            values.put(Metric.MOVES_SHOWN, measured.movesPerSecond() / workload.offeredMoves() * PERCENT);
        }
        values.put(Metric.CPU_PER_MILLION, measured.cpuSecondsPerMillionUpdates());
        values.put(Metric.CPU, measured.cpu() * PERCENT);
        values.put(Metric.GENERATOR_CPU, measured.generatorCpu() * PERCENT);
        values.put(Metric.LAG, result.lag().percentile(99));
        // What went wrong can't be told from one window to the next.
        if (window == 0) {
            values.put(Metric.LOST, (double) result.lost());
            values.put(Metric.DOUBLED, (double) result.doubled());
            values.put(Metric.OUT_OF_ORDER, (double) result.outOfOrder());
            values.put(Metric.COMPLAINTS, (double) result.complaints());
            values.put(Metric.CUT, (double) result.lostConnections());
        }
        var servers = new TreeMap<String, Double>();
        measured.cpuByServer().forEach((server, cpu) -> servers.merge(kind(server), cpu, Double::sum));
        return new Figures(values, servers);
    }

    /** The name without a number: what a server is. */
    private static String kind(String server) {
        return server.replaceFirst("-\\d+$", "");
    }

    static void latencies(Map<Metric, Double> values, Latencies latencies, Metric median, Metric almostAll) {
        if (latencies.count() > 0) {
            values.put(median, latencies.percentile(50));
            values.put(almostAll, latencies.percentile(99));
        }
    }

    double get(Metric metric) {
        return values.getOrDefault(metric, 0.0);
    }

    /** The same, with one more. */
    Figures with(Metric metric, double value) {
        var more = new EnumMap<Metric, Double>(Metric.class);
        more.putAll(values);
        more.put(metric, value);
        return new Figures(more, servers);
    }
}
