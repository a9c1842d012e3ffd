package io.chalkstream.gateway.socket;

import io.chalkstream.gateway.access.AccessTopicsConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while another connection would be accepted. */
@ApplicationScoped
class CapacityHealth {
    private final UpgradeCheck upgrades;
    private final AccessTopicsConsumer revocations;

    CapacityHealth(UpgradeCheck upgrades, AccessTopicsConsumer revocations) {
        this.upgrades = upgrades;
        this.revocations = revocations;
    }

    @Readiness
    HealthCheck ready() {
        return () -> HealthCheckResponse.named("door")
                .status(upgrades.hasCapacity() && revocations.isCaughtUp())
                .withData("room", upgrades.hasCapacity())
                .withData("revocations known", revocations.isCaughtUp())
                .build();
    }
}
