package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.BoardStateMeters;
import io.chalkstream.boardstate.board.EventHistory;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.topic.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The processor of one partition on a store that outlives it. Time goes on by steps alone. */
final class ProcessorHarness {
    private final JobScheduler scheduler;
    private final EventHistory history;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(BoardKeys.STORE), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    private final CommandProgress progress = new CommandProgress(new Broker());
    private final List<String> published = new ArrayList<>();
    private MockProcessorContext<String, byte[]> context = context();
    private CommandProcessor processor;
    private long now = 1;
    private long offset;

    /** All that was sent has been committed when a process takes the partition over. */
    private final class Broker implements CommandLog {
        @Override
        public CompletionStage<Long> endOffset(int partition) {
            return CompletableFuture.completedFuture(offset);
        }

        @Override
        public CompletionStage<Long> nextOffset(int partition) {
            return CompletableFuture.completedFuture(offset);
        }
    }

    /** @param largeBytes the weight from which a command is carried out in slices */
    ProcessorHarness(long largeBytes, EventHistory history) {
        this(new JobScheduler(Runnable::run, largeBytes), history);
    }

    ProcessorHarness(JobScheduler scheduler, EventHistory history) {
        this.history = history;
        this.scheduler = scheduler;
        store.init(context.getStateStoreContext(), store);
        processor = processor();
    }

    void send(String boardId, BoardCommand command, long at) {
        context.setRecordMetadata(Topic.BOARD_COMMANDS.topicName(), 0, offset++);
        processor.process(new Record<>(boardId, Json.bytes(command), at));
        collect();
    }

    /** A reader who must see all commands of the board that were sent. */
    CompletableFuture<Void> reader(String boardId) {
        return ownership().reached(boardId, offset);
    }

    /** A reader reports what it has found. */
    void reportDamage(String boardId, String reason) {
        ownership().reportDamage(boardId, reason);
    }

    private PartitionOwnership ownership() {
        return Objects.requireNonNull(progress.of(0));
    }

    /** Lets one bounded step be done, if there is anything to do. */
    void step() {
        now += 5;
        context.setCurrentSystemTimeMs(now);
        context.scheduledPunctuators().stream()
                .filter(punctuator -> punctuator.getInterval().equals(Duration.ofMillis(5)))
                .forEach(punctuator -> punctuator.getPunctuator().punctuate(now));
        collect();
    }

    /** Steps until no board is busy; returns how many it took. */
    int finish() {
        int steps = 0;
        while (isBusy()) {
            step();
            steps++;
        }
        return steps;
    }

    boolean isBusy() {
        return has(BoardKeys.JOBS) || has(BoardKeys.WAITING);
    }

    private boolean has(String prefix) {
        try (var entries = store.prefixScan(prefix, new StringSerializer())) {
            return entries.hasNext();
        }
    }

    /** Another process takes the partition over, after a commit. */
    void restart() {
        processor.close();
        context = context();
        processor = processor();
    }

    /** All records that were published, in order. */
    List<String> published() {
        return published;
    }

    /** The published records of one topic. */
    List<String> published(Topic topic) {
        return published.stream()
                .filter(line -> line.startsWith(topic.topicName() + " "))
                .toList();
    }

    /** All that is stored, as text by its keys. */
    Map<String, String> stored() {
        var all = new TreeMap<String, String>();
        try (var entries = store.all()) {
            entries.forEachRemaining(entry -> all.put(entry.key, new String(entry.value, StandardCharsets.UTF_8)));
        }
        return all;
    }

    KeyValueStore<String, byte[]> store() {
        return store;
    }

    SimpleMeterRegistry registry() {
        return registry;
    }

    private CommandProcessor processor() {
        context.addStateStore(store);
        context.setCurrentSystemTimeMs(now);
        context.setCurrentStreamTimeMs(now);
        var created =
                new CommandProcessor(new BoardLocks(), progress, new BoardStateMeters(registry), history, scheduler);
        created.init(context);
        return created;
    }

    private static MockProcessorContext<String, byte[]> context() {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "harness");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        return new MockProcessorContext<>(
                settings, new TaskId(0, 0), Path.of("target").toFile());
    }

    private void collect() {
        for (var forwarded : context.forwarded()) {
            var record = forwarded.record();
            published.add(forwarded.childName().orElse("?") + " " + record.key() + " " + record.timestamp() + " "
                    + headers(record) + " " + new String((byte[]) record.value(), StandardCharsets.UTF_8));
        }
        context.resetForwards();
    }

    private static String headers(Record<?, ?> record) {
        var text = new StringBuilder();
        record.headers().forEach(header -> text.append(header.key())
                .append('=')
                .append(new String(header.value(), StandardCharsets.UTF_8))
                .append(';'));
        return text.toString();
    }
}
