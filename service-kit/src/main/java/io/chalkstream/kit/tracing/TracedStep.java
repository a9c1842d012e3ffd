package io.chalkstream.kit.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;

/** One step of a traced operation, from its making to its end. */
public final class TracedStep {
    private final Span span;

    TracedStep(Span span) {
        this.span = span;
    }

    /** What the next steps continue: the value of the header {@link Tracing#HEADER}. */
    public String traceparent() {
        var context = span.getSpanContext();
        return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                + context.getTraceFlags().asHex();
    }

    public void end() {
        span.end();
    }

    /** Ends the step; {@code failure} is null if it has succeeded. */
    public void end(@Nullable Throwable failure) {
        if (failure != null) {
            span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
        }
        span.end();
    }
}
