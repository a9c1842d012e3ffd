package io.chalkstream.kit.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Bounds the series of Kafka's own meters: those of whole clients and threads are kept. Those of each topic, partition, broker, task and
 * store are thousands. Kafka Streams puts a random id into the names of its clients; without it, a restart makes no new series.
 */
final class KafkaMeterFilter implements MeterFilter {
    private static final String KAFKA = "kafka.";
    private static final String STATE = "kafka.stream.state";
    private static final Set<String> UNBOUNDED = Set.of("topic", "partition", "node.id", "task.id");
    private static final Pattern PROCESS_ID = Pattern.compile("-?\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    @Produces
    @Singleton
    static MeterFilter filter() {
        return new KafkaMeterFilter();
    }

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        return isKafkas(id) && isUnbounded(id) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
    }

    private static boolean isUnbounded(Meter.Id id) {
        return id.getName().startsWith(STATE)
                || id.getTags().stream().map(Tag::getKey).anyMatch(UNBOUNDED::contains);
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        return isKafkas(id) ? id.replaceTags(boundedTags(id)) : id;
    }

    private static List<Tag> boundedTags(Meter.Id id) {
        return id.getTags().stream()
                .map(tag ->
                        Tag.of(tag.getKey(), PROCESS_ID.matcher(tag.getValue()).replaceAll("")))
                .filter(tag -> !tag.getValue().isEmpty())
                .toList();
    }

    private static boolean isKafkas(Meter.Id id) {
        return id.getName().startsWith(KAFKA);
    }
}
