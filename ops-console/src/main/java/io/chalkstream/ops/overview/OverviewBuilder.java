package io.chalkstream.ops.overview;

import io.chalkstream.ops.cluster.ClusterState;
import io.chalkstream.ops.metrics.Instance;
import io.chalkstream.ops.overview.Overview.Feature;
import io.chalkstream.ops.overview.Overview.Point;
import io.chalkstream.ops.overview.Overview.Reader;
import io.chalkstream.ops.overview.Overview.ServiceProcess;
import io.chalkstream.ops.overview.Overview.State;
import io.chalkstream.protocol.topic.Topic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes one overview after the other; keeps what rates and the history need. Used by one thread. */
public final class OverviewBuilder {
    private static final Duration RATE_WINDOW = Duration.ofSeconds(10);
    private static final Duration HISTORY = Duration.ofMinutes(15);
    private static final String GATEWAY = "ws-gateway";

    /** The features, and which topics each reads as a group of its name. */
    private static final Map<String, List<Topic>> FEATURES = features();

    private final Rates rates = new Rates(RATE_WINDOW);
    private final ReaderLags lags = new ReaderLags(rates);
    private final GatewayViews gateways = new GatewayViews(rates);
    private final Map<String, Deque<Point>> history = new TreeMap<>();

    private static Map<String, List<Topic>> features() {
        var features = new LinkedHashMap<String, List<Topic>>();
        features.put("board-state", List.of(Topic.BOARD_COMMANDS));
        features.put("cursor-service", List.of(Topic.CURSOR_MOVES));
        features.put("undo-redo-service", List.of(Topic.UNDO_REQUESTS, Topic.BOARD_EVENTS));
        return features;
    }

    /**
     * The overview of this moment.
     *
     * @param at in milliseconds since 1970
     * @param cluster null if Kafka doesn't answer
     */
    public Overview build(long at, @Nullable ClusterState cluster, List<Instance> instances) {
        if (cluster != null) {
            lags.see(at, cluster);
        }
        var features = FEATURES.keySet().stream()
                .map(name -> feature(at, name, of(name, instances), cluster))
                .toList();
        features.stream().flatMap(feature -> feature.readers().stream()).forEach(reader -> remember(at, reader));
        var overview = new Overview(
                at,
                cluster == null ? null : KafkaViews.view(at, cluster, rates),
                features,
                gateways.view(at, of(GATEWAY, instances)),
                history());
        rates.forgetBefore(at - HISTORY.toMillis());
        return overview;
    }

    private Feature feature(long at, String name, List<Instance> instances, @Nullable ClusterState cluster) {
        var readers = FEATURES.getOrDefault(name, List.of()).stream()
                .map(topic -> lags.reader(at, name, topic, instances, cluster))
                .toList();
        var state = readers.stream()
                .map(Reader::state)
                .max(Comparator.naturalOrder())
                .orElse(State.UNKNOWN);
        return new Feature(
                name,
                state,
                instances.stream()
                        .map(instance -> new ServiceProcess(instance.name(), instance.isUp()))
                        .toList(),
                readers);
    }

    private static List<Instance> of(String service, List<Instance> instances) {
        return instances.stream()
                .filter(instance -> instance.service().equals(service))
                .toList();
    }

    private void remember(long at, Reader reader) {
        var points = history.computeIfAbsent(reader.id(), id -> new ArrayDeque<>());
        points.addLast(new Point(at, reader.state(), reader.lagRecords(), reader.lagSeconds()));
        while (points.getFirst().at() < at - HISTORY.toMillis()) {
            points.removeFirst();
        }
    }

    private Map<String, List<Point>> history() {
        var copy = new TreeMap<String, List<Point>>();
        history.forEach((reader, points) -> copy.put(reader, new ArrayList<>(points)));
        return copy;
    }
}
