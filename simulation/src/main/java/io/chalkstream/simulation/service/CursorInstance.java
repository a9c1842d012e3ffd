package io.chalkstream.simulation.service;

import io.chalkstream.cursor.batching.ActiveBoards;
import io.chalkstream.cursor.batching.AssignedPartitions;
import io.chalkstream.cursor.batching.AwarenessFrame;
import io.chalkstream.cursor.service.SimulatedReports;
import io.chalkstream.protocol.awareness.TickInterval;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.simulation.engine.SimulatedProcess;
import io.chalkstream.simulation.kafka.Fetcher;
import io.chalkstream.simulation.kafka.GroupCoordinator.Assignment;
import io.chalkstream.simulation.kafka.GroupCoordinator.Subscription;
import io.chalkstream.simulation.kafka.GroupMember;
import io.chalkstream.simulation.kafka.Isolation;
import io.chalkstream.simulation.kafka.KafkaCluster;
import io.chalkstream.simulation.kafka.ModelProducer;
import io.chalkstream.simulation.kafka.ModelRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** An instance of cursor-service. It reads reports from their end on, and publishes what is new on each board. */
public final class CursorInstance {
    private static final String GROUP = "cursor-service";
    private static final Duration SESSION = Duration.ofSeconds(3);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    /** As long as nothing has come of a partition, an answer within this time says that nothing was missed. */
    private static final Duration RECEIVING_WITHIN = Duration.ofSeconds(2);

    private final SimulatedProcess process;
    private final SimulatedInstallation installation;
    private final ModelProducer producer;
    private final Fetcher fetcher;
    private final GroupMember member;
    private final ActiveBoards boards;
    private final SimulatedReports reports;
    private final Set<Integer> assigned = new TreeSet<>();
    private long answeredAt;

    public CursorInstance(SimulatedProcess process, SimulatedInstallation installation) {
        this.process = process;
        this.installation = installation;
        var cluster = installation.cluster();
        producer = new ModelProducer(cluster, process, ModelProducer.Settings.FLEETING);
        fetcher = new Fetcher(cluster, process, Isolation.READ_UNCOMMITTED, this::received);
        boards = new ActiveBoards(
                installation.seams().assigned(new Assigned()),
                process.time()::nanos,
                process::after,
                () -> TickInterval.SHORTEST,
                this::publish);
        reports = new SimulatedReports(boards, process.time().clock());
        member = new GroupMember(
                cluster,
                process,
                GROUP,
                new CooperativeAssignment(SimulatedInstallation.PARTITIONS),
                SESSION,
                HEARTBEAT,
                new Membership());
    }

    public void start() {
        member.start();
        probe();
        process.every(
                ActiveBoards.SWEEP_EVERY, () -> boards.sweep(process.time().millis()));
    }

    /** Leaves its group, and ends. */
    public void stop() {
        member.leave();
        process.after(Duration.ofMillis(50), process::kill);
    }

    /** The boards with people on them, as far as it is known here. */
    public int active() {
        return boards.active();
    }

    /** Kafka answers this consumer: the process would hear of reports. */
    private void probe() {
        KafkaCluster cluster = installation.cluster();
        var unused = cluster.askEnd(process, new TopicPartition(Topic.CURSOR_MOVES.topicName(), 0))
                .whenComplete((end, failure) -> {
                    if (failure == null) {
                        answeredAt = process.time().nanos();
                    }
                    process.after(Duration.ofMillis(500), this::probe);
                });
    }

    private final class Assigned implements AssignedPartitions {
        @Override
        public boolean has(int partition) {
            return assigned.contains(partition);
        }

        @Override
        public boolean isReceiving(int partition) {
            return assigned.contains(partition) && process.time().nanos() - answeredAt < RECEIVING_WITHIN.toNanos();
        }
    }

    private final class Membership implements GroupMember.Listener {
        @Override
        public Subscription subscription() {
            return new Subscription(process.name(), new TreeSet<>(assigned), new HashMap<>());
        }

        @Override
        public void assigned(Assignment assignment) {
            var gone = new TreeSet<>(assigned);
            gone.removeAll(assignment.owned());
            release(gone);
            for (int partition : assignment.owned()) {
                if (assigned.add(partition)) {
                    begin(partition);
                }
            }
            if (!gone.isEmpty()) {
                member.rejoin();
            }
        }

        @Override
        public void lost() {
            release(Set.copyOf(assigned));
        }
    }

    private void begin(int partition) {
        var topicPartition = new TopicPartition(Topic.CURSOR_MOVES.topicName(), partition);
        installation.cluster().endOffset(process, topicPartition, end -> {
            if (assigned.contains(partition)) {
                fetcher.start(topicPartition, end);
            }
        });
    }

    private void release(Set<Integer> gone) {
        assigned.removeAll(gone);
        gone.forEach(partition -> fetcher.stop(new TopicPartition(Topic.CURSOR_MOVES.topicName(), partition)));
        boards.release(gone);
    }

    private void received(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records, long next) {
        reports.read(partition, records);
    }

    private void publish(String board, AwarenessFrame frame) {
        var headers = new RecordHeaders();
        Map<String, String> routing = frame.routing().headers();
        routing.forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        var record = new ModelRecord(board, SimulatedReports.bytes(frame), headers, frame.timestamp());
        var unused = producer.send(SimulatedInstallation.partition(Topic.FANOUT, board), record)
                .exceptionally(lost -> null);
    }
}
