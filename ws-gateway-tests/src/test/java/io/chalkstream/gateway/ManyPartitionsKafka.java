package io.chalkstream.gateway;

import io.chalkstream.kafka.embedded.EmbeddedKafka;
import io.chalkstream.protocol.topic.TopicPartitions;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The broker of an installation with more partitions of fanout than the table of topics has. */
public final class ManyPartitionsKafka implements QuarkusTestResourceLifecycleManager {
    static final int PARTITIONS = 120;

    private EmbeddedKafka kafka;

    @Override
    public Map<String, String> start() {
        kafka = EmbeddedKafka.startTemporary(new TopicPartitions(PARTITIONS));
        return Map.of(
                "kafka.bootstrap.servers",
                kafka.bootstrapServers(),
                TopicPartitions.SETTING,
                Integer.toString(PARTITIONS));
    }

    @Override
    public void stop() {
        kafka.close();
    }
}
