package io.chalkstream.kit.concurrency;

import io.chalkstream.protocol.topic.ConcurrencyFit;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.jboss.logging.Logger;

/** Compares each {@link ConsumerSettings} with the topic's actual number of partitions, once at the start. */
@Singleton
final class ConsumerConcurrencyCheck {
    private static final Logger LOG = Logger.getLogger(ConsumerConcurrencyCheck.class);

    private final List<ConsumerSettings> readers;
    private final Map<String, Object> kafka;
    private final MeterRegistry meters;

    ConsumerConcurrencyCheck(
            @All List<ConsumerSettings> readers,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MeterRegistry meters) {
        this.readers = readers;
        this.kafka = kafka;
        this.meters = meters;
    }

    void report(@Observes StartupEvent start) {
        // The broker may not be there yet, and the service must start all the same.
        var thread = new Thread(this::compare, "concurrency-report");
        thread.setDaemon(true);
        thread.start();
    }

    private void compare() {
        try (var admin = Admin.create(kafka)) {
            for (var reader : readers) {
                String name = reader.topic().topicName();
                var description = admin.describeTopics(List.of(name))
                        .allTopicNames()
                        .get()
                        .get(name);
                int partitions =
                        description == null ? 0 : description.partitions().size();
                publish(reader, partitions, ConcurrencyFit.of(reader.consumers(), partitions));
            }
        } catch (Exception e) {
            LOG.warnf("Could not compare the consumers with the partitions: %s", e.getMessage());
        }
    }

    private void publish(ConsumerSettings reader, int partitions, ConcurrencyFit fit) {
        String name = reader.topic().topicName();
        meters.gauge(ConcurrencyMeters.PARTITIONS, ConcurrencyMeters.topic(reader.topic()), partitions);
        meters.gauge(ConcurrencyMeters.CONSUMERS, ConcurrencyMeters.topic(reader.topic()), reader.consumers());
        meters.gauge(
                ConcurrencyMeters.MISFIT, ConcurrencyMeters.topic(reader.topic()), fit == ConcurrencyFit.FITS ? 0 : 1);
        String figures = "%s: %d consumers here, %d partitions (%s)"
                .formatted(name, reader.consumers(), partitions, reader.setting());
        switch (fit) {
            case FITS -> LOG.debug(figures);
            case IDLE_CONSUMERS -> LOG.warn(figures + ": some consumers have nothing to read");
            case CROWDED -> LOG.warn(figures + ": each consumer has so many that boards wait for each other");
        }
    }
}
