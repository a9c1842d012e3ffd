package io.chalkstream.kit.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Switches tracing on if an address for traces is set. */
@Singleton
final class TracingLifecycle {
    private static final Logger LOG = Logger.getLogger(TracingLifecycle.class);
    private static final Duration SEND_AFTER = Duration.ofSeconds(1);

    private final TracingConfig config;
    private final String service;
    private @Nullable SdkTracerProvider provider;

    TracingLifecycle(TracingConfig config, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.config = config;
        this.service = service;
    }

    void start(@Observes StartupEvent event) {
        config.endpoint().ifPresent(this::start);
    }

    private void start(URI endpoint) {
        var exporter =
                OtlpHttpSpanExporter.builder().setEndpoint(endpoint.toString()).build();
        var started = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), service)))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(SEND_AFTER)
                        .build())
                .build();
        provider = started;
        Tracing.on(started.get("io.chalkstream"), config.ratio(), config.pages());
        LOG.infof("Traces are sent to %s", endpoint);
    }

    void stop(@Observes ShutdownEvent event) {
        Tracing.off();
        if (provider != null) {
            provider.close();
        }
    }
}
