package io.chalkstream.cursor.lane;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when this process really reads: when the group has given it partitions. */
@ApplicationScoped
@Identifier("cursor-moves")
@Readiness
class Assignment implements KafkaConsumerRebalanceListener, HealthCheck {
    private final Set<TopicPartition> partitions = ConcurrentHashMap.newKeySet();

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
        // Finds the place to read from, so that nothing is missed from readiness on.
        assigned.forEach(consumer::position);
        partitions.addAll(assigned);
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> revoked) {
        partitions.removeAll(revoked);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> lost) {
        partitions.removeAll(lost);
    }

    @Override
    public HealthCheckResponse call() {
        int assigned = partitions.size();
        return HealthCheckResponse.named("reads cursor-moves")
                .withData("partitions", assigned)
                .status(assigned > 0)
                .build();
    }
}
