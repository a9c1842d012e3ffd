package io.chalkstream.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How much CPU each container takes, as metrics-server has it: from the kubelets' counters, every 15 s. */
final class PodCpu implements AutoCloseable {
    static final Duration WINDOW = Duration.ofSeconds(15);

    private static final Pattern LINE = Pattern.compile(
            "container_cpu_usage_seconds_total\\{container=\"([^\"]+)\",namespace=\"([^\"]+)\",pod=\"([^\"]+)\"\\} (\\S+) (\\d+)");

    private final Api api;
    private final Repeating looking;
    private Map<String, Sample> last = Map.of();
    private volatile Map<String, Use> uses = Map.of();

    /** CPU seconds of a container since its start. */
    private record Sample(double seconds, long millis) {}

    /** @param millicores over the window that ends at {@code at} */
    record Use(String container, double millicores, Instant at) {}

    PodCpu(Api api) {
        this.api = api;
        looking = new Repeating(WINDOW, this::look);
    }

    /** Of a pod, as NAMESPACE/NAME. */
    Optional<Use> use(String pod) {
        return Optional.ofNullable(uses.get(pod));
    }

    private void look() {
        var now = new HashMap<String, Sample>();
        var found = new HashMap<String, Use>();
        for (var node : Cluster.NODES) {
            var lines = LINE.matcher(api.text("/api/v1/nodes/" + node + "/proxy/metrics/resource"));
            while (lines.find()) {
                var pod = lines.group(2) + "/" + lines.group(3);
                var sample = new Sample(Double.parseDouble(lines.group(4)), Long.parseLong(lines.group(5)));
                now.put(pod, sample);
                var before = last.get(pod);
                if (before != null && sample.millis() > before.millis() && sample.seconds() >= before.seconds()) {
                    double seconds = (sample.millis() - before.millis()) / 1e3;
                    found.put(
                            pod,
                            new Use(
                                    lines.group(1),
                                    (sample.seconds() - before.seconds()) / seconds * 1e3,
                                    Instant.ofEpochMilli(sample.millis())));
                }
            }
        }
        last = now;
        uses = found;
    }

    @Override
    public void close() {
        looking.close();
    }
}
