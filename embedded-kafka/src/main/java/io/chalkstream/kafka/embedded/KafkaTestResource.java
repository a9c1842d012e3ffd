package io.chalkstream.kafka.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Provides a broker for Quarkus tests. All tests of a JVM share it, so they use boards of their own. */
public final class KafkaTestResource implements QuarkusTestResourceLifecycleManager {
    private static final String BOOTSTRAP_SERVERS = "kafka.bootstrap.servers";
    // Test classes may have separate class loaders, which don't share static fields.
    private static final String SHARED_BROKER = KafkaTestResource.class.getName() + ".bootstrapServers";

    @Override
    public Map<String, String> start() {
        synchronized (System.getProperties()) {
            return Map.of(BOOTSTRAP_SERVERS, (String)
                    System.getProperties().computeIfAbsent(SHARED_BROKER, key -> startForThisJvm()));
        }
    }

    /** Keeps the broker for the next test classes; it stops with the JVM. */
    @Override
    public void stop() {}

    private static String startForThisJvm() {
        var kafka = EmbeddedKafka.startTemporary();
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-kafka"));
        return kafka.bootstrapServers();
    }
}
