package io.chalkstream.simulation.kafka;

import io.chalkstream.simulation.engine.SimulatedProcess;
import io.chalkstream.simulation.engine.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The brokers as processes reach them: over a network with delays, while brokers are down, slow or out of reach. With several brokers,
 * each leads some of the partitions, and another one takes over what a lost one led.
 */
public final class Cluster {
    private static final Duration FASTEST = Duration.ofNanos(150_000);
    private static final Duration USUAL = Duration.ofMillis(1);
    private static final Duration HICCUP = Duration.ofMillis(40);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_RETRY = Duration.ofMillis(50);
    private static final Duration SWEEP = Duration.ofMillis(500);

    private final VirtualTime time;
    private final KafkaModel kafka;
    private final Map<String, GroupCoordinator> groups = new TreeMap<>();
    private final int brokers;
    private final long[] downUntil;
    private final long[] slowUntil;
    private final Map<String, Long> unreachableUntil = new TreeMap<>();

    public Cluster(VirtualTime time, int brokers, KafkaModel.Fences fences) {
        this.time = time;
        this.brokers = brokers;
        this.downUntil = new long[brokers];
        this.slowUntil = new long[brokers];
        this.kafka = new KafkaModel(
                marker -> time.after(time.random().nextInt(4) == 0 ? latency() : Duration.ZERO, marker), fences);
        time.after(SWEEP, this::abortOverdue);
    }

    private void abortOverdue() {
        kafka.transactions().abortOverdue(time.millis());
        time.after(SWEEP, this::abortOverdue);
    }

    public VirtualTime time() {
        return time;
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

    /** The time of one message between a process and a broker. */
    Duration latency() {
        var random = time.random();
        var most = random.nextInt(200) == 0 ? HICCUP : USUAL;
        return FASTEST.plus(time.upTo(most));
    }

    /** A broker is down for a while; what it led and nobody else has is lost, unless it is the only one, which comes back with all. */
    public void lose(int broker, Duration length) {
        downUntil[broker] = Math.max(downUntil[broker], time.nanos() + length.toNanos());
        if (brokers > 1) {
            for (var partition : new ArrayList<>(kafka.partitions())) {
                var log = kafka.log(partition);
                if (leader(partition) == broker
                        && log.end() > log.highWatermark()
                        && time.random().nextBoolean()) {
                    log.truncate(log.highWatermark());
                }
            }
        }
    }

    /** A broker answers late for a while. */
    public void slow(int broker, Duration length) {
        slowUntil[broker] = Math.max(slowUntil[broker], time.nanos() + length.toNanos());
    }

    /** Nothing gets from this process to the brokers or back for a while. */
    public void cutOff(String process, Duration length) {
        unreachableUntil.merge(process, time.nanos() + length.toNanos(), Math::max);
    }

    /** Every broker is up, quick and reachable again. */
    public void heal() {
        for (int broker = 0; broker < brokers; broker++) {
            downUntil[broker] = 0;
            slowUntil[broker] = 0;
        }
        unreachableUntil.clear();
    }

    private boolean isReachable(SimulatedProcess process, int broker) {
        return time.nanos() >= downUntil[broker] && time.nanos() >= unreachableUntil.getOrDefault(process.name(), 0L);
    }

    private Duration delay(int broker) {
        var delay = latency();
        return time.nanos() < slowUntil[broker] ? delay.plus(time.upTo(Duration.ofMillis(700))) : delay;
    }

    /** What becomes of a request; exactly one of the methods is called, in the process. */
    public interface Answer<T> {
        void came(T value);

        void failed(KafkaError error);

        /** Hands on what comes to one of these. */
        static <T> Answer<T> to(Consumer<? super T> came, Consumer<KafkaError> failed) {
            return new Answer<>() {
                @Override
                public void came(T value) {
                    came.accept(value);
                }

                @Override
                public void failed(KafkaError error) {
                    failed.accept(error);
                }
            };
        }
    }

    /**
     * Sends a request to a broker.
     *
     * @param handling what the broker does at the time at which the request comes in
     */
    <T> void request(SimulatedProcess process, int broker, Duration timeout, Supplier<T> handling, Answer<T> answer) {
        requestLater(process, broker, timeout, respond -> respond.accept(handling), answer);
    }

    /** As {@link #request}, but the broker answers when it wants to. */
    <T> void requestLater(
            SimulatedProcess process,
            int broker,
            Duration timeout,
            Consumer<Consumer<Supplier<T>>> handling,
            Answer<T> answer) {
        var once = new OneAnswer<>(process, answer);
        time.after(timeout, () -> once.failed(KafkaError.NO_ANSWER));
        time.after(delay(broker), () -> {
            if (process.isAlive() && isReachable(process, broker)) {
                handling.accept(result -> respond(process, broker, result, once));
            }
        });
    }

    private <T> void respond(SimulatedProcess process, int broker, Supplier<T> result, OneAnswer<T> once) {
        Runnable delivery;
        try {
            T value = result.get();
            delivery = () -> once.came(value);
        } catch (KafkaModelException e) {
            delivery = () -> once.failed(e.error());
        }
        var arrival = delivery;
        time.after(delay(broker), () -> {
            if (isReachable(process, broker)) {
                arrival.run();
            }
        });
    }

    private static final class OneAnswer<T> implements Answer<T> {
        private final SimulatedProcess process;
        private final Answer<T> answer;
        private boolean done;

        OneAnswer(SimulatedProcess process, Answer<T> answer) {
            this.process = process;
            this.answer = answer;
        }

        @Override
        public void came(T value) {
            if (!done) {
                done = true;
                process.run(() -> answer.came(value));
            }
        }

        @Override
        public void failed(KafkaError error) {
            if (!done) {
                done = true;
                process.run(() -> answer.failed(error));
            }
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
        request(process, broker, ANSWER_TIMEOUT, handling, new Answer<Long>() {
            @Override
            public void came(Long value) {
                answered.complete(value);
            }

            @Override
            public void failed(KafkaError error) {
                answered.completeExceptionally(new KafkaModelException(error));
            }
        });
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

    /** Lets the other brokers have what was just written, and then runs the task. */
    void replicate(TopicPartition partition, long end, Runnable then) {
        var log = kafka.log(partition);
        if (brokers == 1) {
            log.replicatedUpTo(end);
            then.run();
            return;
        }
        int leader = leader(partition);
        time.after(latency(), () -> {
            if (time.nanos() >= downUntil[leader] && log.end() >= end) {
                log.replicatedUpTo(end);
                then.run();
            }
        });
    }
}
