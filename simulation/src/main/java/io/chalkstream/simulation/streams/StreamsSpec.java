package io.chalkstream.simulation.streams;

import io.chalkstream.simulation.kafka.GroupCoordinator;
import io.chalkstream.simulation.kafka.Isolation;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;

/**
 * A Kafka Streams application with one thread an instance.
 *
 * @param sources the topics that it reads, with the same keys and partitions
 * @param exactlyOnce whether its records, its state and its offsets take effect together
 * @param partitions of each topic
 */
public record StreamsSpec(
        String application,
        List<String> sources,
        List<String> stores,
        Supplier<Processor<String, byte[], String, byte[]>> processors,
        boolean exactlyOnce,
        Isolation isolation,
        int partitions,
        Duration session,
        Duration heartbeat,
        Duration commitInterval,
        GroupCoordinator.Assignor assignor,
        StreamsSeams seams) {

    String changelog(String store) {
        return application + "-" + store + "-changelog";
    }
}
