package io.chalkstream.kit.tracing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Whether operations are traced. */
@ConfigMapping(prefix = "chalkstream.tracing")
interface TracingConfig {
    /** Where traces are sent by OTLP over HTTP, for instance {@code http://collector:4318/v1/traces}; none: tracing is off. */
    Optional<URI> endpoint();

    /** Which part of all operations is traced, from 0 to 1. Gateways decide; the others follow. */
    @WithDefault("0.01")
    double ratio();

    /** Whether pages begin the traces, and choose which operations are traced (C10): then gateways begin none. */
    @WithDefault("false")
    boolean pages();
}
