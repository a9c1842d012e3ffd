package io.chalkstream.kafka.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a Quarkus test a broker. There is one for each JVM: all its tests share it, so they use boards of their own. */
public final class KafkaTestResource implements QuarkusTestResourceLifecycleManager {
    private static final String BOOTSTRAP_SERVERS = "kafka.bootstrap.servers";
    // Test classes may each be loaded by a class loader of their own, and a static field is not shared between those.
    private static final String SHARED_BROKER = KafkaTestResource.class.getName() + ".bootstrapServers";

    @Override
    public Map<String, String> start() {
        synchronized (System.getProperties()) {
            return Map.of(BOOTSTRAP_SERVERS, (String)
                    System.getProperties().computeIfAbsent(SHARED_BROKER, key -> startForThisJvm()));
        }
    }

    /** Leaves the broker to the test classes that follow; it stops with the JVM. */
    @Override
    public void stop() {}

    private static String startForThisJvm() {
        var kafka = EmbeddedKafka.startTemporary();
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-kafka"));
        return kafka.bootstrapServers();
    }
}
