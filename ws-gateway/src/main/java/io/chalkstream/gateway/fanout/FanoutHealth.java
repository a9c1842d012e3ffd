package io.chalkstream.gateway.fanout;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Started once fanout is being read; ready while all partitions are read, no other member is in the group, and Kafka answers. */
@ApplicationScoped
class FanoutHealth {
    private static final String NAME = "fanout";

    private final FanoutAssignment assignment;
    private final ConsumerGroupMonitor group;

    FanoutHealth(FanoutAssignment assignment, ConsumerGroupMonitor group) {
        this.assignment = assignment;
        this.group = group;
    }

    @Startup
    HealthCheck started() {
        return () ->
                HealthCheckResponse.named(NAME).status(assignment.hasStarted()).build();
    }

    @Readiness
    HealthCheck ready() {
        return () -> {
            var state = assignment.state();
            return HealthCheckResponse.named(NAME)
                    .status(state.readsAll() && group.others() == 0 && group.kafkaAnswers())
                    .withData("partitions read", state.assigned().size())
                    .withData("partitions", state.partitions())
                    .withData("others in the group", group.others())
                    .withData("kafka answers", group.kafkaAnswers())
                    .build();
        };
    }
}
