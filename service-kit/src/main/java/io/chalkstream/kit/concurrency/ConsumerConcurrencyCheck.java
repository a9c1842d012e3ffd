package io.chalkstream.kit.concurrency;

import io.chalkstream.kafka.installation.ClusterView;
import io.chalkstream.protocol.topic.ConcurrencyFit;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Compares each {@link ConsumerSettings} with the topic's actual number of partitions, when Kafka has said at the start what it is. */
@Singleton
final class ConsumerConcurrencyCheck {
    private static final Logger LOG = Logger.getLogger(ConsumerConcurrencyCheck.class);

    private final List<ConsumerSettings> readers;
    private final MeterRegistry meters;

    ConsumerConcurrencyCheck(@All List<ConsumerSettings> readers, MeterRegistry meters) {
        this.readers = readers;
        this.meters = meters;
    }

    void compare(@Observes ClusterView kafka) {
        for (var reader : readers) {
            var topic = kafka.topics().get(reader.topic().topicName());
            if (topic == null) {
                LOG.warnf("Could not compare the consumers of %s with its partitions", reader.topic());
            } else {
                publish(reader, topic.partitions(), fit(reader, topic.partitions()));
            }
        }
    }

    /** An installation has more partitions than the table says in order to have most of them paused: they are nobody's work. */
    private static ConcurrencyFit fit(ConsumerSettings reader, int partitions) {
        return ConcurrencyFit.of(
                reader.consumers(), Math.min(partitions, reader.topic().partitions()));
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
