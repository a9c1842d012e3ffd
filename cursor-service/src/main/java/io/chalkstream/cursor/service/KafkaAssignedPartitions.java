package io.chalkstream.cursor.service;

import io.chalkstream.cursor.batching.AssignedPartitions;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;

/** The partitions assigned to this process's consumers, and whether these receive anything. Thread-safe. */
@Singleton
final class KafkaAssignedPartitions implements AssignedPartitions {
    /** A consumer may learn that it has lost a partition after another one has got it. */
    private final Map<Integer, Reader> readers = new ConcurrentHashMap<>();

    private record Reader(Consumer<?, ?> consumer, ConsumerLiveness liveness) {}

    @Override
    public boolean has(int partition) {
        return readers.containsKey(partition);
    }

    @Override
    public boolean isReceiving(int partition) {
        var reader = readers.get(partition);
        return reader != null && reader.liveness.isResponding(System.nanoTime());
    }

    int count() {
        return readers.size();
    }

    void assigned(int partition, Consumer<?, ?> consumer) {
        readers.put(partition, new Reader(consumer, livenessOf(consumer)));
    }

    /** Removes a partition that the consumer has lost; false if another consumer has it already. */
    boolean lost(int partition, Consumer<?, ?> consumer) {
        var reader = readers.get(partition);
        return reader != null && reader.consumer.equals(consumer) && readers.remove(partition, reader);
    }

    private ConsumerLiveness livenessOf(Consumer<?, ?> consumer) {
        return readers.values().stream()
                .filter(reader -> reader.consumer.equals(consumer))
                .map(Reader::liveness)
                .findFirst()
                .orElseGet(() -> new ConsumerLiveness(consumer));
    }
}
