package io.chalkstream.simulation.streams;

import io.chalkstream.simulation.engine.VirtualTime;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** One partition's work: first its state is restored, then its records are processed. */
final class StreamsTask {
    private final int partition;
    private final PartitionState state;
    private final Map<TopicPartition, Long> processed = new HashMap<>();
    private final Map<TopicPartition, Deque<ConsumerRecord<String, byte[]>>> buffers =
            new TreeMap<>(Comparator.comparing(TopicPartition::topic));
    private final Map<String, Long> restoreUpTo = new TreeMap<>();
    private @Nullable Processor<String, byte[], String, byte[]> processor;
    private @Nullable TaskContext<byte[]> context;
    private boolean dirty;

    StreamsTask(int partition, PartitionState state) {
        this.partition = partition;
        this.state = state;
    }

    int partition() {
        return partition;
    }

    PartitionState state() {
        return state;
    }

    void restoreUpTo(String store, long end) {
        restoreUpTo.put(store, end);
    }

    /** Whether it has its state; false as well while the ends of the changelogs aren't known. */
    boolean isRestored(int stores) {
        return restoreUpTo.size() == stores
                && restoreUpTo.entrySet().stream().allMatch(end -> state.position(end.getKey()) >= end.getValue());
    }

    boolean isRunning() {
        return processor != null;
    }

    /** Begins to process. */
    void run(
            StreamsSpec spec,
            VirtualTime time,
            TaskContext.Output<byte[]> output,
            ChangelogWriter changelog,
            Map<TopicPartition, Long> offsets) {
        processed.putAll(offsets);
        var created = new TaskContext<>(spec.application(), partition, time, output);
        for (var store : state.stores()) {
            store.listen((key, value) -> {
                dirty = true;
                if (spec.seams().logs(store.name(), key, value)) {
                    changelog.write(store.name(), key, value);
                }
            });
            KeyValueStore<String, byte[]> seen = spec.seams().store(store);
            created.add(seen);
        }
        var starting = spec.processors().get();
        context = created;
        processor = starting;
        starting.init(created);
    }

    /** Writes to a store's changelog. */
    interface ChangelogWriter {
        void write(String store, String key, byte @Nullable [] value);
    }

    void add(ConsumerRecord<String, byte[]> record) {
        buffers.computeIfAbsent(new TopicPartition(record.topic(), record.partition()), none -> new ArrayDeque<>())
                .add(record);
    }

    boolean hasRecords() {
        return buffers.values().stream().anyMatch(buffer -> !buffer.isEmpty());
    }

    /** Processes the earliest of the records that are here. */
    void processNext() {
        var first = buffers.values().stream()
                .filter(buffer -> !buffer.isEmpty())
                .min(Comparator.comparingLong(buffer -> buffer.element().timestamp()))
                .orElseThrow();
        var record = first.remove();
        var running = processor;
        var known = context;
        if (running == null || known == null) {
            return;
        }
        dirty = true;
        known.begin(new Origin(record.topic(), record.partition(), record.offset()), record.timestamp());
        running.process(new Record<>(record.key(), record.value(), Math.max(0, record.timestamp()), record.headers()));
        known.end();
        processed.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    }

    private record Origin(String topic, int partition, long offset) implements RecordMetadata {}

    void punctuate() {
        if (context != null) {
            context.punctuate();
        }
    }

    /** Whether it has changed anything, or read anything, since the last commit. */
    boolean isDirty() {
        return dirty;
    }

    void committed() {
        dirty = false;
    }

    Map<TopicPartition, Long> processed() {
        return processed;
    }

    void close() {
        if (processor != null) {
            processor.close();
        }
        state.close();
    }
}
