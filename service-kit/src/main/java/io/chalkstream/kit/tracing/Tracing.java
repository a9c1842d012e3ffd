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
 * The tracing of this process, by OpenTelemetry. A gateway begins a trace for a part of all operations; whoever handles the
 * operation's records continues it by their header. Off until {@link #on}, and then nothing is added to any record.
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

    private Tracing(Tracer tracer, double ratio) {
        this.tracer = tracer;
        this.ratio = ratio;
    }

    /** Switches tracing on for this process. */
    static void on(Tracer tracer, double ratio) {
        current = new Tracing(tracer, ratio);
    }

    static void off() {
        current = null;
    }

    public static boolean isOn() {
        return current != null;
    }

    /** Begins a trace; null if this operation isn't traced. */
    public static @Nullable TracedStep begin(String name) {
        var tracing = current;
        return tracing == null || ThreadLocalRandom.current().nextDouble() >= tracing.ratio
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
