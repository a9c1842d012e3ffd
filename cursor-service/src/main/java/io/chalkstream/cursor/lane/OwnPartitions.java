package io.chalkstream.cursor.lane;

import io.chalkstream.cursor.gather.Partitions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;

/** Which partitions this process reads, by which of its consumers, and whether these get anything from Kafka. */
@Singleton
final class OwnPartitions implements Partitions {
    /** Kafka answers a fetch within half a second, even if there is nothing. */
    private static final Duration DEAF_AFTER = Duration.ofSeconds(2);

    /** A consumer may learn that it has lost a partition after another one has got it. */
    private final Map<Integer, Consumer<?, ?>> readers = new ConcurrentHashMap<>();

    private final Map<Consumer<?, ?>, FetchWatch> watches = new ConcurrentHashMap<>();

    @Override
    public boolean has(int partition) {
        return readers.containsKey(partition);
    }

    @Override
    public boolean isHeard(int partition) {
        var reader = readers.get(partition);
        return reader != null
                && watches.computeIfAbsent(reader, FetchWatch::new).isAnswered(System.nanoTime(), DEAF_AFTER);
    }

    int count() {
        return readers.size();
    }

    void assigned(int partition, Consumer<?, ?> reader) {
        readers.put(partition, reader);
    }

    /** The reader has lost a partition; false if another one has it already. */
    boolean lost(int partition, Consumer<?, ?> reader) {
        return readers.remove(partition, reader);
    }
}
