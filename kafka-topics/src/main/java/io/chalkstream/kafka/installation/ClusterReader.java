package io.chalkstream.kafka.installation;

import java.util.Optional;
import java.util.Set;

/** Asks Kafka what it is. */
public interface ClusterReader extends AutoCloseable {
    /** What Kafka says of itself and of those of these topics that exist; empty if it doesn't answer. */
    Optional<ClusterView> read(Set<String> topics);

    @Override
    void close();
}
