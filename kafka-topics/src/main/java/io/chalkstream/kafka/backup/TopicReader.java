package io.chalkstream.kafka.backup;

import io.chalkstream.kafka.backup.BackupManifest.StoredPartition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Copies what is committed of a topic into files, one for each partition. */
final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration STUCK = Duration.ofMinutes(2);

    private final BackedUpTopic topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, RecordFile.Writer> files =
            new TreeMap<>((a, b) -> Integer.compare(a.partition(), b.partition()));

    TopicReader(BackedUpTopic topic, Map<String, Object> kafka) {
        this.topic = topic;
        var settings = new HashMap<>(kafka);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    List<StoredPartition> copyTo(Path directory) {
        for (var partition : consumer.partitionsFor(topic.name())) {
            var id = new TopicPartition(topic.name(), partition.partition());
            files.put(id, RecordFile.create(directory.resolve(file(id))));
        }
        consumer.assign(files.keySet());
        consumer.seekToBeginning(files.keySet());
        readToTheEnd();
        // Compaction may have removed, before it was read, what a record beyond that end replaces.
        readToTheEnd();
        files.values().forEach(RecordFile.Writer::close);
        return files.entrySet().stream()
                .map(entry -> new StoredPartition(
                        topic.name(),
                        entry.getKey().partition(),
                        file(entry.getKey()),
                        entry.getValue().records(),
                        RecordFile.sha256(directory.resolve(file(entry.getKey())))))
                .toList();
    }

    private static String file(TopicPartition partition) {
        return partition + ".gz";
    }

    private void readToTheEnd() {
        var ends = consumer.endOffsets(files.keySet());
        long lastProgress = System.nanoTime();
        long position = position();
        while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            for (var read : consumer.poll(POLL)) {
                var file = files.get(new TopicPartition(read.topic(), read.partition()));
                if (file != null) {
                    file.write(read.timestamp(), read.key(), read.value(), read.headers());
                }
            }
            if (position() > position) {
                position = position();
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > STUCK.toNanos()) {
                throw new IllegalStateException("Kafka has given nothing of " + topic.name() + " for " + STUCK);
            }
        }
    }

    private long position() {
        return files.keySet().stream().mapToLong(consumer::position).sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
