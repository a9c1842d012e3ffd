package io.chalkstream.gateway.socket;

import io.chalkstream.gateway.access.RevocationConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while another connection would be let in. */
@ApplicationScoped
class CapacityHealth {
    private final UpgradeCheck door;
    private final RevocationConsumer revocations;

    CapacityHealth(UpgradeCheck door, RevocationConsumer revocations) {
        this.door = door;
        this.revocations = revocations;
    }

    @Readiness
    HealthCheck ready() {
        return () -> HealthCheckResponse.named("door")
                .status(door.hasRoom() && revocations.isCaughtUp())
                .withData("room", door.hasRoom())
                .withData("revocations known", revocations.isCaughtUp())
                .build();
    }
}
