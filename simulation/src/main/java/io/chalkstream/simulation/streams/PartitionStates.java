package io.chalkstream.simulation.streams;

import io.chalkstream.simulation.engine.SimulatedProcess;
import io.chalkstream.simulation.kafka.Fetcher;
import io.chalkstream.simulation.kafka.Isolation;
import io.chalkstream.simulation.kafka.KafkaCluster;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What an instance knows of its partitions, read from changelogs: of those that it opens up to their ends, of those that it follows always. */
final class PartitionStates {
    private final SimulatedProcess process;
    private final KafkaCluster cluster;
    private final StreamsSpec spec;
    private final Consumer<StreamsTask> restored;
    private final Fetcher changelogs;
    private final Map<Integer, StreamsTask> tasks = new TreeMap<>();
    private final Map<Integer, PartitionState> followed = new TreeMap<>();

    /**
     * @param restored is called when all is known of a partition that was opened
     */
    PartitionStates(SimulatedProcess process, KafkaCluster cluster, StreamsSpec spec, Consumer<StreamsTask> restored) {
        this.process = process;
        this.cluster = cluster;
        this.spec = spec;
        this.restored = restored;
        var committed = spec.exactlyOnce() ? Isolation.READ_COMMITTED : Isolation.READ_UNCOMMITTED;
        this.changelogs = new Fetcher(cluster, process, spec.seams().restoring(committed), this::received);
    }

    /** Those of open partitions, as they are now. */
    List<StreamsTask> tasks() {
        return List.copyOf(tasks.values());
    }

    /** That of a partition; null unless it is open. */
    @Nullable
    StreamsTask task(int partition) {
        return tasks.get(partition);
    }

    boolean isOpen(StreamsTask task) {
        return tasks.get(task.partition()) == task;
    }

    /** How much is known of each partition that is followed. */
    Map<Integer, Long> positions() {
        var positions = new HashMap<Integer, Long>();
        followed.forEach((partition, state) -> positions.put(partition, state.position()));
        return positions;
    }

    /** Opens a partition, unless it is open: with what is known if it was followed. */
    void open(int partition) {
        if (tasks.containsKey(partition)) {
            return;
        }
        var state = followed.remove(partition);
        var task = new StreamsTask(partition, state == null ? new PartitionState(spec.stores()) : state);
        tasks.put(partition, task);
        read(partition, task.state());
        for (var store : spec.stores()) {
            cluster.endOffset(process, changelog(store, partition), end -> {
                task.restoreUpTo(store, spec.seams().restoresAll() ? end : 0);
                checkRestored(task);
            });
        }
    }

    /** Follows these partitions and no others, except open ones. */
    void follow(Set<Integer> partitions) {
        for (int partition : List.copyOf(followed.keySet())) {
            if (!partitions.contains(partition)) {
                followed.remove(partition);
                stopReading(partition);
            }
        }
        for (int partition : partitions) {
            if (!tasks.containsKey(partition) && !followed.containsKey(partition)) {
                var state = new PartitionState(spec.stores());
                followed.put(partition, state);
                read(partition, state);
            }
        }
    }

    private void read(int partition, PartitionState state) {
        for (var store : spec.stores()) {
            changelogs.start(changelog(store, partition), state.position(store));
        }
    }

    /** From now on, the partition's changelogs are only written. */
    void stopReading(int partition) {
        spec.stores().forEach(store -> changelogs.stop(changelog(store, partition)));
    }

    TopicPartition changelog(String store, int partition) {
        return new TopicPartition(spec.changelog(store), partition);
    }

    private void received(TopicPartition changelog, List<ConsumerRecord<String, byte[]>> records, long next) {
        String store = changelog
                .topic()
                .substring(spec.application().length() + 1, changelog.topic().length() - "-changelog".length());
        var task = tasks.get(changelog.partition());
        var state = task == null ? followed.get(changelog.partition()) : task.state();
        if (state == null || (task != null && task.isRunning())) {
            return;
        }
        state.take(store, records, next);
        if (task != null) {
            checkRestored(task);
        }
    }

    private void checkRestored(StreamsTask task) {
        if (isOpen(task) && !task.isRunning() && task.isRestored(spec.stores().size())) {
            restored.accept(task);
        }
    }

    /** Closes a partition, if it is open. */
    void close(int partition) {
        var task = tasks.remove(partition);
        if (task != null) {
            stopReading(partition);
            task.close();
        }
    }
}
