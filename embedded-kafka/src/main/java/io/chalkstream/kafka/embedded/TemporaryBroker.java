package io.chalkstream.kafka.embedded;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** A broker whose data are gone with it, and a client that administers it. */
public record TemporaryBroker(EmbeddedKafka kafka, Admin admin) implements AutoCloseable {
    public static TemporaryBroker start() {
        var kafka = EmbeddedKafka.startTemporary();
        return new TemporaryBroker(kafka, Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers())));
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public void close() {
        admin.close();
        kafka.close();
    }
}
