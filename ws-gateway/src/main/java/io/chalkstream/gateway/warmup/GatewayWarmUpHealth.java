package io.chalkstream.gateway.warmup;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the warm-up has ended. */
@ApplicationScoped
class GatewayWarmUpHealth {
    private final GatewayWarmUp warmUp;

    GatewayWarmUpHealth(GatewayWarmUp warmUp) {
        this.warmUp = warmUp;
    }

    @Readiness
    HealthCheck ready() {
        return () -> HealthCheckResponse.named("warm-up")
                .status(warmUp.isFinished())
                .withData("visits", warmUp.clientsRun())
                .build();
    }
}
