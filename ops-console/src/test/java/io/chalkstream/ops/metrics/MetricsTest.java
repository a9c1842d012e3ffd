package io.chalkstream.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {
    private final Metrics metrics = Metrics.parse("""
            # HELP chalkstream_topic_lag_seconds Age of the oldest unread record
            # TYPE chalkstream_topic_lag_seconds gauge
            chalkstream_topic_lag_seconds{topic="fanout"} 0.25
            chalkstream_topic_lag_seconds{topic="board-links"} NaN
            chalkstream_gateway_messages_out_total{lane="events"} 12.0
            chalkstream_gateway_messages_out_total{lane="awareness"} 3.0E1
            chalkstream_gateway_rooms 4.0
            chalkstream_gateway_delivery_seconds_bucket{lane="events",le="+Inf"} 7.0
            jvm_threads_live_threads 40.0
            """);

    @Test
    void a_series_is_found_by_its_label() {
        assertThat(metrics.value("chalkstream_topic_lag_seconds", "topic", "fanout"))
                .isEqualTo(0.25);
        assertThat(metrics.value("chalkstream_topic_lag_seconds", "topic", "board-links"))
                .isNaN();
        assertThat(metrics.value("chalkstream_topic_lag_seconds", "topic", "cursor-moves"))
                .isNaN();
    }

    @Test
    void series_of_one_name_are_summed() {
        assertThat(metrics.sum("chalkstream_gateway_messages_out_total")).isEqualTo(42);
        assertThat(metrics.sum("chalkstream_gateway_rooms")).isEqualTo(4);
        assertThat(metrics.sum("chalkstream_gateway_refused_total")).isZero();
    }

    @Test
    void a_series_keeps_all_of_its_labels_and_other_programs_metrics_are_left_out() {
        assertThat(metrics.of("chalkstream_gateway_delivery_seconds_bucket"))
                .singleElement()
                .satisfies(bucket ->
                        assertThat(bucket.labels()).containsEntry("le", "+Inf").containsEntry("lane", "events"));
        assertThat(metrics.samples()).doesNotContainKey("jvm_threads_live_threads");
    }
}
