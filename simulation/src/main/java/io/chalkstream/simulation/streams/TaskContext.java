package io.chalkstream.simulation.streams;

import io.chalkstream.simulation.engine.VirtualTime;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What a processor knows and may do.
 *
 * @param <T> {@code byte[]}, which can't be a bound of the methods' types by itself
 */
final class TaskContext<T> implements ProcessorContext<String, T> {
    private final String application;
    private final int partition;
    private final VirtualTime time;
    private final Output<T> output;
    private final Map<String, StateStore> stores = new TreeMap<>();
    private final List<Schedule> schedules = new ArrayList<>();
    private @Nullable RecordMetadata origin;
    private long streamTime = -1;

    /** Takes what the processor publishes. */
    interface Output<T> {
        void publish(String topic, Record<String, T> record);
    }

    private static final class Schedule {
        private final long interval;
        private final Punctuator punctuator;
        private long due;
        private boolean cancelled;

        Schedule(long interval, Punctuator punctuator, long due) {
            this.interval = interval;
            this.punctuator = punctuator;
            this.due = due;
        }
    }

    TaskContext(String application, int partition, VirtualTime time, Output<T> output) {
        this.application = application;
        this.partition = partition;
        this.time = time;
        this.output = output;
    }

    void add(StateStore store) {
        stores.put(store.name(), store);
    }

    /** The record that is handled now. */
    void begin(RecordMetadata metadata, long timestamp) {
        origin = metadata;
        streamTime = Math.max(streamTime, timestamp);
    }

    void end() {
        origin = null;
    }

    /** Runs what is due by the clock. */
    void punctuate() {
        long now = time.millis();
        for (var schedule : List.copyOf(schedules)) {
            if (!schedule.cancelled && now >= schedule.due) {
                schedule.due = now + schedule.interval;
                schedule.punctuator.punctuate(now);
            }
        }
    }

    @Override
    public <K extends String, V extends T> void forward(Record<K, V> record) {
        throw new UnsupportedOperationException("each record has a topic");
    }

    @Override
    public <K extends String, V extends T> void forward(Record<K, V> record, String topic) {
        output.publish(topic, new Record<>(record.key(), record.value(), record.timestamp(), record.headers()));
    }

    @Override
    public String applicationId() {
        return application;
    }

    @Override
    public TaskId taskId() {
        return new TaskId(0, partition);
    }

    @Override
    public Optional<RecordMetadata> recordMetadata() {
        return Optional.ofNullable(origin);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <S extends StateStore> S getStateStore(String name) {
        return (S) Objects.requireNonNull(stores.get(name));
    }

    @Override
    public Cancellable schedule(Duration interval, PunctuationType type, Punctuator callback) {
        var schedule = new Schedule(interval.toMillis(), callback, time.millis() + interval.toMillis());
        schedules.add(schedule);
        return () -> schedule.cancelled = true;
    }

    @Override
    public void commit() {}

    @Override
    public long currentSystemTimeMs() {
        return time.millis();
    }

    @Override
    public long currentStreamTimeMs() {
        return streamTime;
    }

    @Override
    public Map<String, Object> appConfigs() {
        return Map.of();
    }

    @Override
    public Map<String, Object> appConfigsWithPrefix(String prefix) {
        return Map.of();
    }

    @Override
    public Serde<?> keySerde() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Serde<?> valueSerde() {
        throw new UnsupportedOperationException();
    }

    @Override
    public File stateDir() {
        throw new UnsupportedOperationException();
    }

    @Override
    public StreamsMetrics metrics() {
        throw new UnsupportedOperationException();
    }
}
