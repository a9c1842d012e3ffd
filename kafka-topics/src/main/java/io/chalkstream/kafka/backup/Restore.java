package io.chalkstream.kafka.backup;

import io.chalkstream.kafka.backup.BackupManifest.StoredPartition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes a backup into a Kafka that has no boards. No service may run meanwhile. */
public final class Restore {
    /** The largest records are a little larger than the largest command. */
    private static final String LARGEST_REQUEST = Integer.toString(2 * 1024 * 1024);

    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(30);

    private final Map<String, Object> kafka;
    private final Path backup;
    private final BackupManifest manifest;

    /** @throws IllegalStateException if the backup isn't whole, as its files' hashes tell */
    public Restore(Map<String, Object> kafka, Path backup) {
        this.kafka = Map.copyOf(kafka);
        this.backup = backup;
        this.manifest = BackupManifest.read(backup);
        for (var partition : manifest.partitions()) {
            if (!RecordFile.sha256(backup.resolve(partition.file())).equals(partition.sha256())) {
                throw new IllegalStateException(partition.file() + " isn't as it was written");
            }
        }
    }

    /**
     * Writes every record into the partition that it came from.
     *
     * @return the number of records
     * @throws IllegalStateException if there is something in these topics already, or they have other partitions
     */
    public long run() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(kafka)) {
            for (var topic : BackedUpTopic.ALL) {
                create(admin, topic);
                var ends = requireEmpty(admin, topic);
                write(topic);
                requireAll(admin, topic, ends);
            }
        }
        return manifest.records();
    }

    private void create(Admin admin, BackedUpTopic topic) throws ExecutionException, InterruptedException {
        if (topic.settings().isPresent()) {
            int partitions = manifest.partitions(topic).size();
            try {
                admin.createTopics(List.of(new NewTopic(topic.name(), Optional.of(partitions), Optional.empty())
                                .configs(topic.settings().get())))
                        .all()
                        .get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    /** The ends of the partitions, before which nothing is. */
    private Map<Integer, Long> requireEmpty(Admin admin, BackedUpTopic topic)
            throws ExecutionException, InterruptedException {
        int partitions = partitions(admin, topic);
        if (partitions != manifest.partitions(topic).size()) {
            throw new IllegalStateException("%s has %d partitions, and the backup has %d"
                    .formatted(
                            topic.name(), partitions, manifest.partitions(topic).size()));
        }
        var begins = offsets(admin, topic, OffsetSpec.earliest());
        var ends = offsets(admin, topic, OffsetSpec.latest());
        if (!begins.equals(ends)) {
            throw new IllegalStateException(topic.name() + " isn't empty: a backup is only written into a new Kafka");
        }
        return ends;
    }

    /** A topic may be seen a little after it has been created. */
    private static int partitions(Admin admin, BackedUpTopic topic) throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + VISIBLE_WITHIN.toNanos();
        while (true) {
            try {
                return admin.describeTopics(List.of(topic.name())).allTopicNames().get().values().stream()
                        .mapToInt(described -> described.partitions().size())
                        .sum();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > deadline) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    private Map<Integer, Long> offsets(Admin admin, BackedUpTopic topic, OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        var asked = manifest.partitions(topic).stream()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(topic.name(), partition.partition()), partition -> spec));
        return admin.listOffsets(asked).all().get().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().partition(), entry -> entry.getValue()
                        .offset()));
    }

    private void write(BackedUpTopic topic) {
        var settings = new HashMap<>(kafka);
        settings.put("acks", "all");
        settings.put("enable.idempotence", "true");
        settings.put("linger.ms", "5");
        settings.put("compression.type", "lz4");
        settings.put("max.request.size", LARGEST_REQUEST);
        var failure = new AtomicReference<Exception>();
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var partition : manifest.partitions(topic)) {
                RecordFile.read(backup.resolve(partition.file()), (timestamp, key, value, headers) -> {
                    var unused = producer.send(
                            new ProducerRecord<>(topic.name(), partition.partition(), timestamp, key, value, headers),
                            (written, e) -> {
                                if (e != null) {
                                    failure.compareAndSet(null, e);
                                }
                            });
                });
            }
            producer.flush();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("Kafka doesn't take all records of " + topic.name(), failure.get());
        }
    }

    private void requireAll(Admin admin, BackedUpTopic topic, Map<Integer, Long> before)
            throws ExecutionException, InterruptedException {
        var after = offsets(admin, topic, OffsetSpec.latest());
        for (StoredPartition partition : manifest.partitions(topic)) {
            long written =
                    after.getOrDefault(partition.partition(), 0L) - before.getOrDefault(partition.partition(), 0L);
            if (written != partition.records()) {
                throw new IllegalStateException("Partition %d of %s has %d records instead of %d"
                        .formatted(partition.partition(), topic.name(), written, partition.records()));
            }
        }
    }
}
