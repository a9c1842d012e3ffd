package io.chalkstream.cursor.service;

import io.chalkstream.cursor.batching.ActiveBoards;
import io.chalkstream.kit.lag.ReadPositions;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tracks the assigned partitions. Ready once the group has assigned some. */
@ApplicationScoped
@Identifier("cursor-moves")
@Readiness
class AssignmentListener implements KafkaConsumerRebalanceListener, HealthCheck {
    private final KafkaAssignedPartitions partitions;
    private final ActiveBoards boards;
    private final ReadPositions positions;

    AssignmentListener(KafkaAssignedPartitions partitions, ActiveBoards boards, ReadPositions positions) {
        this.partitions = partitions;
        this.boards = boards;
        this.positions = positions;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
        assigned.forEach(partition -> partitions.assigned(partition.partition(), consumer));
        // Fixes the position, so that nothing is missed once the service is ready.
        assigned.forEach(partition -> positions.assigned(partition.partition(), consumer.position(partition)));
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> revoked) {
        release(consumer, revoked);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> lost) {
        release(consumer, lost);
    }

    private void release(Consumer<?, ?> consumer, Collection<TopicPartition> gone) {
        var released = gone.stream()
                .map(TopicPartition::partition)
                .filter(partition -> partitions.lost(partition, consumer))
                .collect(Collectors.toSet());
        released.forEach(positions::released);
        boards.release(released);
    }

    @Override
    public HealthCheckResponse call() {
        int assigned = partitions.count();
        return HealthCheckResponse.named("reads cursor-moves")
                .withData("partitions", assigned)
                .status(assigned > 0)
                .build();
    }
}
