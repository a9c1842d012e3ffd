package io.chalkstream.ops.overview;

import io.chalkstream.ops.metrics.Instance;
import io.chalkstream.ops.metrics.Metrics;
import io.chalkstream.ops.overview.Overview.Gateway;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The gateways as the page shows them. */
final class GatewayViews {
    private static final String DELIVERY = "chalkstream_gateway_delivery_seconds_bucket";
    private static final String LANE = "lane";
    private static final String EVENTS = "events";
    private static final double ALMOST_ALL = 0.99;

    private final Rates rates;

    GatewayViews(Rates rates) {
        this.rates = rates;
    }

    List<Gateway> view(long at, List<Instance> gateways) {
        return gateways.stream().map(gateway -> view(at, gateway)).toList();
    }

    private Gateway view(long at, Instance gateway) {
        var metrics = gateway.metrics();
        if (!gateway.isUp()) {
            return new Gateway(gateway.name(), false, null, null, null, null, null, null, null, null, null, null);
        }
        return new Gateway(
                gateway.name(),
                true,
                metrics.sum("chalkstream_gateway_connections"),
                metrics.sum("chalkstream_gateway_rooms"),
                rate(at, gateway, "chalkstream_gateway_messages_in_total"),
                rate(at, gateway, "chalkstream_gateway_messages_out_total"),
                rate(at, gateway, "chalkstream_gateway_awareness_delayed_total"),
                metrics.sum("chalkstream_gateway_closed_slow_total"),
                metrics.sum("chalkstream_gateway_refused_total"),
                metrics.sum("chalkstream_room_gaps_total"),
                finite(metrics.value("chalkstream_topic_lag_seconds", "topic", "fanout")),
                delivery(at, gateway.name(), metrics));
    }

    private @Nullable Double rate(long at, Instance gateway, String counter) {
        return rates.perSecond(
                gateway.name() + " " + counter, at, gateway.metrics().sum(counter));
    }

    /** The smallest bound of the histogram within which almost all deliveries of events were lately; null without any. */
    private @Nullable Double delivery(long at, String gateway, Metrics metrics) {
        var lately = new TreeMap<Double, Double>();
        for (var bucket : metrics.of(DELIVERY)) {
            var bound = bucket.labels().get("le");
            if (bound != null && EVENTS.equals(bucket.labels().get(LANE))) {
                var rate = rates.perSecond(gateway + " delivered " + bound, at, bucket.value());
                lately.put(
                        bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound),
                        rate == null ? 0 : rate);
            }
        }
        if (lately.isEmpty() || lately.lastEntry().getValue() <= 0) {
            return null;
        }
        double wanted = lately.lastEntry().getValue() * ALMOST_ALL;
        return lately.entrySet().stream()
                .filter(bucket -> bucket.getValue() >= wanted)
                .map(bucket -> finite(bucket.getKey()))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
