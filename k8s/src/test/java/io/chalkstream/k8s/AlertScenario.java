package io.chalkstream.k8s;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What Prometheus has seen of an installation for 40 minutes, and which alerts fire then.
 *
 * @param series with their values, in promtool's notation, one a minute
 */
record AlertScenario(String name, Map<String, String> series, Set<String> alerts) {
    static final int MINUTES = 40;

    private static final String TIMES = "x" + MINUTES;
    private static final Map<String, String> TOPICS = Map.of(
            "board-state", "board-commands", "cursor-service", "cursor-moves", "undo-redo-service", "board-events");

    /** Two processes of each service, a class at work, and nothing that is wrong. */
    static AlertScenario healthy() {
        var series = new LinkedHashMap<String, String>();
        for (var service : Set.of("board-state", "cursor-service", "undo-redo-service", "ws-gateway")) {
            for (int number = 0; number < 2; number++) {
                var process = "service=\"" + service + "\",instance=\"" + service + "-" + number + "\"";
                series.put("up{" + process + "}", steady(1));
                series.put("jvm_memory_used_bytes{" + process + ",area=\"heap\",id=\"old\"}", steady(50));
                series.put("jvm_memory_max_bytes{" + process + ",area=\"heap\",id=\"old\"}", steady(100));
                series.put("jvm_memory_max_bytes{" + process + ",area=\"heap\",id=\"eden\"}", steady(-1));
                series.put("chalkstream_background_failures_total{" + process + ",task=\"sweep\"}", steady(0));
                series.put("chalkstream_background_failures_total{" + process + ",task=\"lag\"}", steady(0));
                boolean isGateway = service.equals("ws-gateway");
                var topic = process + ",topic=\"" + TOPICS.getOrDefault(service, "fanout") + "\"";
                series.put("chalkstream_topic_lag_seconds{" + topic + "}", steady(0));
                series.put("chalkstream_topic_partitions{" + topic + "}", steady(12));
                series.put("chalkstream_topic_partitions_assigned{" + topic + "}", steady(isGateway ? 12 : 6));
                series.put("chalkstream_topic_misfit{" + topic + "}", steady(0));
            }
        }
        var console = "service=\"ops-console\",instance=\"ops-console-0\"";
        series.put("chalkstream_kafka_partitions_underreplicated{" + console + "}", steady(0));
        series.put("chalkstream_kafka_partitions_leaderless{" + console + "}", steady(0));
        gateway(series);
        features(series);
        return new AlertScenario("everything is fine", series, Set.of());
    }

    private static void gateway(Map<String, String> series) {
        var gateway = "service=\"ws-gateway\",instance=\"ws-gateway-0\"";
        var events = gateway + ",lane=\"events\"";
        series.put("chalkstream_gateway_delivery_seconds_bucket{" + events + ",le=\"0.1\"}", growing(600));
        series.put("chalkstream_gateway_delivery_seconds_bucket{" + events + ",le=\"1\"}", growing(600));
        series.put("chalkstream_gateway_delivery_seconds_bucket{" + events + ",le=\"+Inf\"}", growing(600));
        series.put("chalkstream_gateway_delivery_seconds_count{" + events + "}", growing(600));
        series.put("chalkstream_gateway_closed_slow_total{" + gateway + "}", steady(3));
        series.put("chalkstream_gateway_refused_total{" + gateway + ",status=\"503\"}", steady(2));
        series.put("chalkstream_gateway_refused_total{" + gateway + ",status=\"401\"}", growing(2));
        series.put("chalkstream_room_joins_total{" + gateway + ",by=\"resume\"}", growing(60));
        series.put("chalkstream_fanout_group_others{" + gateway + "}", steady(0));
        series.put("chalkstream_fanout_records_bad_total{" + gateway + "}", steady(0));
        series.put("chalkstream_room_gaps_total{" + gateway + "}", growing(1));
    }

    private static void features(Map<String, String> series) {
        for (int number = 0; number < 2; number++) {
            var boards = "service=\"board-state\",instance=\"board-state-" + number + "\"";
            series.put("chalkstream_board_damaged_total{" + boards + "}", steady(0));
            series.put("chalkstream_board_dead_letters_total{" + boards + ",kind=\"undecidable\"}", steady(0));
            series.put("chalkstream_streams_standby_partitions{" + boards + "}", steady(6));
            series.put("chalkstream_streams_restore_lag_records{" + boards + "}", steady(0));
            series.put("chalkstream_streams_commit_max_seconds{" + boards + "}", steady(0));
        }
        var undo = "service=\"undo-redo-service\",instance=\"undo-redo-service-0\"";
        series.put("chalkstream_undo_failed_total{" + undo + "}", steady(0));
        series.put("chalkstream_undo_histories_unreadable_total{" + undo + "}", steady(0));
        var cursors = "service=\"cursor-service\",instance=\"cursor-service-0\"";
        series.put("chalkstream_cursor_records_total{" + cursors + ",outcome=\"failed\"}", steady(0));
        series.put("chalkstream_cursor_records_total{" + cursors + ",outcome=\"taken\"}", growing(600));
    }

    /** The same, but every series whose name begins so and that has this label has these values. */
    AlertScenario with(String metric, String label, String values) {
        var changed = new LinkedHashMap<>(series);
        changed.replaceAll((name, old) -> name.startsWith(metric + "{") && name.contains(label) ? values : old);
        if (changed.equals(series)) {
            throw new IllegalArgumentException("no series " + metric + " with " + label);
        }
        return new AlertScenario(name, changed, alerts);
    }

    /** The same without the series of a process that answers no more, but for {@code up}. */
    AlertScenario silent(String process) {
        var changed = new LinkedHashMap<>(series);
        changed.keySet().removeIf(name -> name.contains(process) && !name.startsWith("up{"));
        return new AlertScenario(name, changed, alerts).with("up", process, steady(0));
    }

    AlertScenario fires(String situation, String... expected) {
        return new AlertScenario(situation, series, new TreeSet<>(Set.of(expected)));
    }

    /** The same value each minute. */
    static String steady(double value) {
        return value + "+0" + TIMES;
    }

    /** A counter that is so much more each minute. */
    static String growing(int more) {
        return "0+" + more + TIMES;
    }

    /** No number: what couldn't be measured. */
    static String unknown() {
        return "NaN+0" + TIMES;
    }

    @Override
    public String toString() {
        return name;
    }
}
