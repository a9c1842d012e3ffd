package io.chalkstream.kit.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The tracing of this process, by OpenTelemetry. A page or its gateway begins a trace for a part of all operations; whoever handles
 * the operation's records continues it by their header. Off until {@link #on}, and then nothing is added to any record.
 */
public final class Tracing {
    /** The header of records that says which trace they belong to (W3C Trace Context). */
    public static final String HEADER = "traceparent";

    private static final int TRACE_ID = 3;
    private static final int SPAN_ID = 36;
    private static final int FLAGS = 53;
    private static final int LENGTH = 55;

    private static volatile @Nullable Tracing current;

    private final Tracer tracer;
    private final double ratio;
    private final boolean pages;
    private final PageTraceLimit limit = new PageTraceLimit(System::nanoTime);

    private Tracing(Tracer tracer, double ratio, boolean pages) {
        this.tracer = tracer;
        this.ratio = ratio;
        this.pages = pages;
    }

    /**
     * Switches tracing on for this process.
     *
     * @param pages whether pages begin the traces
     */
    static void on(Tracer tracer, double ratio, boolean pages) {
        current = new Tracing(tracer, ratio, pages);
    }

    static void off() {
        current = null;
    }

    public static boolean isOn() {
        return current != null;
    }

    /** Of which part of their operations pages begin traces; null: of none. */
    public static @Nullable Double partOfPages() {
        var tracing = current;
        return tracing != null && tracing.pages ? tracing.ratio : null;
    }

    /** Continues the trace that a page has begun; null if pages begin none, or too many. */
    public static @Nullable TracedStep resumeOfPage(String name, String traceparent) {
        var tracing = current;
        return tracing != null && tracing.pages && tracing.limit.permits() ? resume(name, traceparent) : null;
    }

    /** Begins a trace; null if this operation isn't traced, or pages choose which ones are. */
    public static @Nullable TracedStep begin(String name) {
        var tracing = current;
        return tracing == null || tracing.pages || ThreadLocalRandom.current().nextDouble() >= tracing.ratio
                ? null
                : new TracedStep(tracing.tracer
                        .spanBuilder(name)
                        .setNoParent()
                        .setSpanKind(SpanKind.SERVER)
                        .startSpan());
    }

    /** What the header of a record says; null: the record belongs to no trace. */
    public static @Nullable String traceparent(Headers headers) {
        var header = headers.lastHeader(HEADER);
        return header == null ? null : new String(header.value(), StandardCharsets.US_ASCII);
    }

    /** Continues a record's trace; null if there is none. */
    public static @Nullable TracedStep resume(String name, Headers headers) {
        return resume(name, traceparent(headers));
    }

    /** Continues a trace; null if there is none. */
    static @Nullable TracedStep resume(String name, @Nullable String traceparent) {
        var tracing = current;
        if (tracing == null || traceparent == null || traceparent.length() != LENGTH) {
            return null;
        }
        var parent = SpanContext.createFromRemoteParent(
                traceparent.substring(TRACE_ID, SPAN_ID - 1),
                traceparent.substring(SPAN_ID, FLAGS - 1),
                TraceFlags.getSampled(),
                TraceState.getDefault());
        return parent.isValid()
                ? new TracedStep(tracing.tracer
                        .spanBuilder(name)
                        .setParent(Context.root().with(Span.wrap(parent)))
                        .setSpanKind(SpanKind.CONSUMER)
                        .startSpan())
                : null;
    }
}
