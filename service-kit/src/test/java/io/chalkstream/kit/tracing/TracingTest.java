package io.chalkstream.kit.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracingTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String OF_A_PAGE = "00-" + TRACE + "-b7ad6b7169203331-01";

    private final List<SpanData> spans = new ArrayList<>();

    @AfterEach
    void off() {
        Tracing.off();
    }

    @Test
    void when_it_is_off_no_step_is_traced() {
        assertThat(Tracing.isOn()).isFalse();
        assertThat(Tracing.begin("operation")).isNull();
        assertThat(Tracing.resume("decide", "00-" + TRACE + "-b7ad6b7169203331-01"))
                .isNull();
    }

    @Test
    void a_step_continues_the_trace_of_the_one_before() {
        on(1);
        var first = Tracing.begin("operation");
        assertThat(first).isNotNull();
        var second = Tracing.resume("decide", first.traceparent());
        assertThat(second).isNotNull();
        second.end();
        first.end(new IllegalStateException("not written"));

        assertThat(spans).extracting(SpanData::getName).containsExactly("decide", "operation");
        assertThat(spans)
                .extracting(SpanData::getTraceId)
                .containsOnly(spans.get(1).getTraceId());
        assertThat(spans.get(0).getParentSpanId()).isEqualTo(spans.get(1).getSpanId());
        assertThat(spans.get(1).getStatus().getDescription()).isEqualTo("IllegalStateException");
    }

    @Test
    void only_a_part_of_all_operations_is_traced() {
        on(0);
        assertThat(Tracing.begin("operation")).isNull();
    }

    @Test
    void C10_a_trace_that_a_page_has_begun_is_continued_if_pages_may_begin_them() {
        on(0.5);
        assertThat(Tracing.partOfPages()).isNull();
        assertThat(Tracing.resumeOfPage("operation", OF_A_PAGE)).isNull();

        onByPages(0.5);
        assertThat(Tracing.partOfPages()).isEqualTo(0.5);
        assertThat(Tracing.begin("operation")).as("the gateway's own").isNull();
        var step = Tracing.resumeOfPage("operation", OF_A_PAGE);
        assertThat(step).isNotNull();
        step.end();
        assertThat(spans).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isEqualTo(TRACE);
            assertThat(span.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        });
    }

    @Test
    void C10_pages_begin_at_most_so_many_traces_in_a_second() {
        long[] now = {0};
        var limit = new PageTraceLimit(() -> now[0]);
        for (int trace = 0; trace < PageTraceLimit.IN_A_SECOND; trace++) {
            assertThat(limit.permits()).isTrue();
        }
        assertThat(limit.permits()).isFalse();
        now[0] = 1_000_000_000;
        assertThat(limit.permits()).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-XYZ7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            })
    void a_header_that_names_no_trace_begins_none(String traceparent) {
        on(1);
        assertThat(Tracing.resume("decide", traceparent)).isNull();
    }

    private void on(double ratio) {
        on(ratio, false);
    }

    private void onByPages(double ratio) {
        on(ratio, true);
    }

    private void on(double ratio, boolean pages) {
        var provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(new Recorder(spans)))
                .build();
        Tracing.on(provider.get("test"), ratio, pages);
    }

    private record Recorder(List<SpanData> spans) implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            spans.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
