package io.chalkstream.simulation.streams;

import io.chalkstream.simulation.engine.SimulatedProcess;
import io.chalkstream.simulation.kafka.AbandonedTransactions;
import io.chalkstream.simulation.kafka.Fetcher;
import io.chalkstream.simulation.kafka.GroupCoordinator.Assignment;
import io.chalkstream.simulation.kafka.GroupCoordinator.Subscription;
import io.chalkstream.simulation.kafka.GroupMember;
import io.chalkstream.simulation.kafka.KafkaCluster;
import io.chalkstream.simulation.kafka.KafkaError;
import io.chalkstream.simulation.kafka.ModelRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** One instance of a Kafka Streams application, with one thread: it processes what it owns, follows other partitions, and commits. */
public final class StreamsInstance {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration FLUSH_POLL = Duration.ofMillis(1);
    private static final int RECORDS_PER_CYCLE = 100;
    private static final Assignment NOTHING = new Assignment(Set.of(), Set.of(), Map.of(), null);

    private final SimulatedProcess process;
    private final KafkaCluster cluster;
    private final StreamsSpec spec;
    private final GroupMember member;
    private final Fetcher main;
    private final PartitionStates states;
    /** What nobody else may have, although its task may be closed for the moment: it hasn't been given up yet. */
    private final Set<Integer> held = new TreeSet<>();

    private StreamsWriter writer;
    private Assignment assignment = NOTHING;
    private boolean committing;
    private boolean awake;
    private boolean stopping;
    private long lastCommit;

    public StreamsInstance(SimulatedProcess process, KafkaCluster cluster, StreamsSpec spec) {
        this.process = process;
        this.cluster = cluster;
        this.spec = spec;
        this.main = new Fetcher(cluster, process, spec.isolation(), this::received);
        this.states = new PartitionStates(process, cluster, spec, this::restored);
        this.writer = newWriter();
        this.member = new GroupMember(
                cluster,
                process,
                spec.application(),
                spec.assignor(),
                spec.session(),
                spec.heartbeat(),
                new Membership());
    }

    private StreamsWriter newWriter() {
        return spec.exactlyOnce()
                ? StreamsWriter.transactional(
                        cluster,
                        process,
                        AbandonedTransactions.transactionalId(spec.application(), process.name()),
                        spec.application())
                : StreamsWriter.plain(cluster, process);
    }

    /** Starts, and joins the group. */
    public void start() {
        writer.start(() -> {
            member.start();
            process.every(POLL, this::wake);
        });
    }

    /** Commits, leaves the group, and ends. */
    public void stop() {
        stopping = true;
        commit(() -> {
            closeAll();
            member.leave();
            process.after(Duration.ofMillis(100), process::kill);
        });
    }

    /** Who has which partition, as far as it is known here. */
    public Map<Integer, String> owners() {
        return assignment.owners();
    }

    /** The open store of a partition that is processed here. */
    public ReadOnlyKeyValueStore<String, byte[]> store(int partition, String name) {
        var task = states.task(partition);
        if (task == null || !task.isRunning()) {
            throw new IllegalStateException("partition " + partition + " isn't here");
        }
        return spec.seams().store(task.state().store(name));
    }

    /** How many partitions are processed here. */
    public long running() {
        return states.tasks().stream().filter(StreamsTask::isRunning).count();
    }

    private final class Membership implements GroupMember.Listener {
        @Override
        public Subscription subscription() {
            return new Subscription(process.name(), new TreeSet<>(held), states.positions());
        }

        @Override
        public void assigned(Assignment next) {
            assignment = next;
            reconcile();
        }

        @Override
        public void lost() {
            giveUp();
        }
    }

    /** What was assigned may belong to others: there is nothing until the next rebalance. */
    private void giveUp() {
        assignment = NOTHING;
        held.clear();
        closeAll();
        begin(newWriter());
    }

    private void begin(StreamsWriter next) {
        writer = next;
        committing = true;
        next.start(() -> {
            if (next == writer) {
                committing = false;
                reconcile();
            }
        });
    }

    /** Gives up what belongs to others, after a commit, and opens what is new. */
    private void reconcile() {
        if (committing || stopping) {
            return;
        }
        var revoked = new TreeSet<>(held);
        revoked.removeAll(assignment.owned());
        if (!revoked.isEmpty()) {
            commit(() -> {
                revoked.forEach(this::close);
                held.removeAll(revoked);
                member.rejoin();
                reconcile();
            });
            return;
        }
        held.addAll(assignment.owned());
        assignment.owned().forEach(states::open);
        states.follow(assignment.followers());
        wake();
    }

    /** Its partition is processed from where it was committed. */
    private void restored(StreamsTask task) {
        var offsets = new HashMap<TopicPartition, Long>();
        for (var source : spec.sources()) {
            var partition = new TopicPartition(source, task.partition());
            member.committed(partition, offset -> {
                offsets.put(partition, offset);
                if (offsets.size() == spec.sources().size()) {
                    run(task, offsets);
                }
            });
        }
    }

    private void run(StreamsTask task, Map<TopicPartition, Long> offsets) {
        if (!states.isOpen(task) || task.isRunning()) {
            return;
        }
        states.stopReading(task.partition());
        task.run(
                spec,
                process.time(),
                (topic, record) -> spec.seams()
                        .output(
                                topic,
                                new ModelRecord(record.key(), record.value(), record.headers(), record.timestamp()))
                        .forEach(out -> writer.send(new TopicPartition(topic, task.partition()), out)),
                (store, key, value) -> writer.send(
                        states.changelog(store, task.partition()),
                        new ModelRecord(key, value, process.time().millis())),
                offsets);
        offsets.forEach(main::start);
        wake();
    }

    private void received(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records, long next) {
        var task = states.task(partition.partition());
        if (task != null) {
            records.forEach(task::add);
            wake();
        }
    }

    private void wake() {
        if (!awake) {
            awake = true;
            process.after(Duration.ZERO, () -> {
                awake = false;
                cycle();
            });
        }
    }

    /** One turn of the thread. */
    private void cycle() {
        if (committing || stopping) {
            return;
        }
        if (writer.failure() != null) {
            failed(writer.failure());
            return;
        }
        try {
            work();
        } catch (TaskMigratedException e) {
            failed(KafkaError.UNKNOWN_MEMBER);
        }
    }

    private void work() {
        boolean dirty = false;
        boolean more = false;
        for (var task : states.tasks()) {
            if (!task.isRunning()) {
                continue;
            }
            for (int i = 0; i < RECORDS_PER_CYCLE && task.hasRecords(); i++) {
                task.processNext();
            }
            task.punctuate();
            dirty |= task.isDirty();
            more |= task.hasRecords();
        }
        if (dirty
                && process.time().nanos() - lastCommit >= spec.commitInterval().toNanos()) {
            commit(this::reconcile);
        } else if (more) {
            wake();
        }
    }

    private void commit(Runnable then) {
        committing = true;
        flushed(writer, () -> {
            var offsets = new HashMap<TopicPartition, Long>();
            states.tasks().forEach(task -> offsets.putAll(task.processed()));
            var current = writer;
            current.commit(member, spec.seams().committing(offsets), error -> {
                if (current != writer) {
                    return;
                }
                committing = false;
                lastCommit = process.time().nanos();
                if (error == null) {
                    states.tasks().forEach(StreamsTask::committed);
                    then.run();
                } else {
                    failed(error);
                }
            });
        });
    }

    private void flushed(StreamsWriter of, Runnable then) {
        if (of != writer) {
            return;
        }
        if (of.failure() != null) {
            committing = false;
            failed(of.failure());
        } else if (of.isFlushed()) {
            then.run();
        } else {
            process.after(FLUSH_POLL, () -> flushed(of, then));
        }
    }

    /** What wasn't committed is given up, and begun again from the changelogs. */
    private void failed(@Nullable KafkaError error) {
        if (stopping) {
            process.kill();
        } else if (error == KafkaError.FENCED || error == KafkaError.UNKNOWN_MEMBER) {
            if (!member.lose()) {
                giveUp();
            }
        } else {
            closeAll();
            begin(newWriter());
            member.rejoin();
        }
    }

    private void closeAll() {
        states.tasks().forEach(task -> close(task.partition()));
    }

    private void close(int partition) {
        spec.sources().forEach(source -> main.stop(new TopicPartition(source, partition)));
        states.close(partition);
    }
}
