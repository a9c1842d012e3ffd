package io.chalkstream.simulation.kafka;

import io.chalkstream.simulation.engine.SimulatedProcess;
import io.chalkstream.simulation.engine.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * One broker or several over one {@link KafkaModel}. Each leads some of the partitions; what it has is acknowledged and seen once the
 * others have it, too. A lone broker writes it to its disk first, unless it leaves that for later.
 */
public final class KafkaCluster {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_RETRY = Duration.ofMillis(50);
    private static final Duration SWEEP = Duration.ofMillis(500);
    private static final Duration SLOWEST_FLUSH = Duration.ofMillis(4);
    /** Of a broker that leaves it to its operating system; there it may be half a minute. */
    private static final Duration LATER_FLUSH = Duration.ofSeconds(5);

    private final VirtualTime time;
    private final SimulatedNetwork network;
    private final KafkaModel kafka;
    private final Durability durability;
    private final Map<String, GroupCoordinator> groups = new TreeMap<>();
    private final int brokers;

    /** When a lone broker acknowledges a record. */
    public enum Durability {
        /** Once it is on the disk ({@code log.flush.interval.messages=1}). */
        FLUSHED,
        /** At once. */
        UNFLUSHED
    }

    public KafkaCluster(VirtualTime time, int brokers, Durability durability, KafkaModel.Fences fences) {
        this.time = time;
        this.brokers = brokers;
        this.durability = durability;
        this.network = new SimulatedNetwork(time, brokers);
        this.kafka = new KafkaModel(
                marker -> time.after(time.random().nextInt(4) == 0 ? network.latency() : Duration.ZERO, marker),
                fences);
        every(SWEEP, () -> kafka.transactions().abortOverdue(time.millis()));
        every(LATER_FLUSH, () -> logs().forEach(PartitionLog::flush));
    }

    private void every(Duration period, Runnable task) {
        time.after(period, () -> {
            task.run();
            every(period, task);
        });
    }

    public VirtualTime time() {
        return time;
    }

    SimulatedNetwork network() {
        return network;
    }

    KafkaModel kafka() {
        return kafka;
    }

    /** The coordinator of a group. */
    public GroupCoordinator group(String id, GroupCoordinator.Assignor assignor) {
        return groups.computeIfAbsent(id, none -> new GroupCoordinator(time, kafka, id, assignor));
    }

    int brokers() {
        return brokers;
    }

    int leader(TopicPartition partition) {
        return Math.floorMod(partition.hashCode(), brokers);
    }

    int coordinator(String id) {
        return Math.floorMod(id.hashCode(), brokers);
    }

    private List<PartitionLog> logs() {
        return kafka.partitions().stream().map(kafka::log).toList();
    }

    /** A broker's process ends, and begins again: what it led and no other broker has may be lost; a lone one has all. */
    public void lose(int broker, Duration length) {
        goDown(broker, length);
        if (brokers > 1) {
            loseUnreplicated(broker, () -> time.random().nextBoolean());
        }
    }

    /** A broker loses its power: what only it had is lost, and what it hasn't flushed. */
    public void losePower(int broker, Duration length) {
        goDown(broker, length);
        if (brokers == 1 && durability == Durability.UNFLUSHED) {
            logs().forEach(PartitionLog::loseUnflushed);
        } else {
            loseUnreplicated(broker, () -> true);
        }
    }

    private void goDown(int broker, Duration length) {
        network.lose(broker, length);
        time.after(length, () -> comeBack(broker));
    }

    /** What it still has, all brokers have again. */
    private void comeBack(int broker) {
        if (network.isUp(broker)) {
            for (var partition : new ArrayList<>(kafka.partitions())) {
                if (leader(partition) == broker) {
                    kafka.log(partition).replicatedUpTo(Long.MAX_VALUE);
                }
            }
        }
    }

    private void loseUnreplicated(int broker, Supplier<Boolean> isLost) {
        for (var partition : new ArrayList<>(kafka.partitions())) {
            var log = kafka.log(partition);
            if (leader(partition) == broker && log.end() > log.highWatermark() && isLost.get()) {
                log.truncate(log.highWatermark());
            }
        }
    }

    /** A broker answers late for a while. */
    public void slow(int broker, Duration length) {
        network.slow(broker, length);
    }

    /** Nothing gets from this process to the brokers or back for a while. */
    public void cutOff(String process, Duration length) {
        network.cutOff(process, length);
    }

    /** Every broker is up, quick and reachable again. */
    public void heal() {
        network.heal();
        for (int broker = 0; broker < brokers; broker++) {
            comeBack(broker);
        }
    }

    /** Asks for the end of a partition, again and again until it is known. */
    public void endOffset(SimulatedProcess process, TopicPartition partition, LongConsumer known) {
        var unused = askEnd(process, partition).whenComplete((end, failure) -> {
            if (failure == null) {
                known.accept(end);
            } else {
                process.after(ANSWER_RETRY, () -> endOffset(process, partition, known));
            }
        });
    }

    /** Asks once for the end of a partition. */
    public CompletableFuture<Long> askEnd(SimulatedProcess process, TopicPartition partition) {
        return ask(process, leader(partition), () -> kafka.log(partition).highWatermark());
    }

    /** Asks once for a group's committed offset. */
    public CompletableFuture<Long> askCommitted(SimulatedProcess process, String group, TopicPartition partition) {
        return ask(process, coordinator(group), () -> kafka.offsets(group).committed(partition));
    }

    private CompletableFuture<Long> ask(SimulatedProcess process, int broker, Supplier<Long> handling) {
        var answered = new CompletableFuture<Long>();
        network.request(
                process,
                broker,
                ANSWER_TIMEOUT,
                handling,
                Answer.<Long>to(
                        answered::complete, error -> answered.completeExceptionally(new KafkaModelException(error))));
        return answered;
    }

    /** The end of a partition, as an observer sees it. */
    public long end(TopicPartition partition) {
        return kafka.log(partition).highWatermark();
    }

    /** All records of a partition, as an observer sees them. */
    public List<ConsumerRecord<String, byte[]>> read(TopicPartition partition, Isolation isolation) {
        return kafka.fetch(partition, 0, isolation, Integer.MAX_VALUE).records();
    }

    /** Makes what was just written durable, and then runs the task. */
    void replicate(TopicPartition partition, long end, Runnable then) {
        var log = kafka.log(partition);
        if (brokers == 1 && durability == Durability.UNFLUSHED) {
            log.replicatedUpTo(end);
            then.run();
            return;
        }
        int leader = leader(partition);
        long life = log.truncations();
        time.after(brokers == 1 ? time.upTo(SLOWEST_FLUSH) : network.latency(), () -> {
            if (network.isUp(leader) && log.truncations() == life) {
                log.replicatedUpTo(end);
                then.run();
            }
        });
    }
}
