package io.chalkstream.cursor.lane;

import io.chalkstream.cursor.gather.Boards;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Which partitions this process reads. It is ready when the group has given it some. */
@ApplicationScoped
@Identifier("cursor-moves")
@Readiness
class Assignment implements KafkaConsumerRebalanceListener, HealthCheck {
    private final Set<Integer> partitions = ConcurrentHashMap.newKeySet();
    private final Boards boards;

    Assignment(Boards boards) {
        this.boards = boards;
    }

    /** Whether the boards of this partition are this process's business. */
    boolean has(int partition) {
        return partitions.contains(partition);
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
        // Finds the place to read from, so that nothing is missed from readiness on.
        assigned.forEach(consumer::position);
        partitions.addAll(numbers(assigned));
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> revoked) {
        release(revoked);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> lost) {
        release(lost);
    }

    private void release(Collection<TopicPartition> gone) {
        var numbers = numbers(gone);
        partitions.removeAll(numbers);
        boards.release(numbers);
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
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
