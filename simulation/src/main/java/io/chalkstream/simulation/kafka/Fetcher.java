package io.chalkstream.simulation.kafka;

import io.chalkstream.simulation.engine.SimulatedProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads partitions from positions on: one request under way to each broker, which answers when there is something. */
public final class Fetcher {
    private static final Duration LONGEST_POLL = Duration.ofMillis(500);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration RETRY = Duration.ofMillis(50);
    private static final int MOST = 500;
    private static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private final KafkaCluster cluster;
    private final SimulatedProcess process;
    private final Isolation isolation;
    private final Receiver receiver;
    private final Map<TopicPartition, Long> positions = new TreeMap<>(ORDER);
    private final List<Loop> loops = new ArrayList<>();

    /** Is given what was read, in order. */
    public interface Receiver {
        void received(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records, long next);
    }

    public Fetcher(KafkaCluster cluster, SimulatedProcess process, Isolation isolation, Receiver receiver) {
        this.cluster = cluster;
        this.process = process;
        this.isolation = isolation;
        this.receiver = receiver;
        for (int broker = 0; broker < cluster.brokers(); broker++) {
            loops.add(new Loop(broker));
        }
    }

    /** Reads this partition from an offset on. */
    public void start(TopicPartition partition, long from) {
        positions.put(partition, from);
        loops.get(cluster.leader(partition)).begin();
    }

    /** Reads this partition no longer. */
    public void stop(TopicPartition partition) {
        positions.remove(partition);
    }

    /** The next offset to be read. */
    public long position(TopicPartition partition) {
        return positions.getOrDefault(partition, 0L);
    }

    private final class Loop {
        private final int broker;
        private boolean running;

        Loop(int broker) {
            this.broker = broker;
        }

        void begin() {
            if (!running) {
                running = true;
                fetch();
            }
        }

        private Map<TopicPartition, Long> wanted() {
            var wanted = new TreeMap<TopicPartition, Long>(ORDER);
            positions.forEach((partition, position) -> {
                if (cluster.leader(partition) == broker) {
                    wanted.put(partition, position);
                }
            });
            return wanted;
        }

        private void fetch() {
            var wanted = wanted();
            if (wanted.isEmpty()) {
                running = false;
                return;
            }
            cluster.network()
                    .<Map<TopicPartition, KafkaModel.Fetched>>requestLater(
                            process, broker, TIMEOUT, respond -> new Poll(wanted, respond).tryAnswer(), new Answer<>() {
                                @Override
                                public void came(Map<TopicPartition, KafkaModel.Fetched> found) {
                                    found.forEach((partition, fetched) ->
                                            take(partition, wanted.getOrDefault(partition, -1L), fetched));
                                    fetch();
                                }

                                @Override
                                public void failed(KafkaError error) {
                                    process.after(RETRY, Loop.this::fetch);
                                }
                            });
        }

        private void take(TopicPartition partition, long from, KafkaModel.Fetched fetched) {
            // It may have been given up, or begun anew, meanwhile.
            if (positions.getOrDefault(partition, -2L) == from && fetched.next() > from) {
                positions.put(partition, fetched.next());
                receiver.received(partition, fetched.records(), fetched.next());
            }
        }
    }

    /** A request at the broker. */
    private final class Poll {
        private final Map<TopicPartition, Long> wanted;
        private final Consumer<Supplier<Map<TopicPartition, KafkaModel.Fetched>>> respond;
        private boolean answered;
        private boolean waits;

        Poll(Map<TopicPartition, Long> wanted, Consumer<Supplier<Map<TopicPartition, KafkaModel.Fetched>>> respond) {
            this.wanted = wanted;
            this.respond = respond;
        }

        void tryAnswer() {
            if (answered) {
                return;
            }
            var found = new TreeMap<TopicPartition, KafkaModel.Fetched>(ORDER);
            wanted.forEach((partition, from) -> {
                var fetched = cluster.kafka().fetch(partition, from, isolation, MOST);
                if (fetched.next() > from) {
                    found.put(partition, fetched);
                }
            });
            if (!found.isEmpty()) {
                answer(found);
                return;
            }
            wanted.keySet().forEach(partition -> cluster.kafka().log(partition).whenMore(this::tryAnswer));
            if (!waits) {
                waits = true;
                cluster.time().after(LONGEST_POLL, () -> answer(Map.of()));
            }
        }

        private void answer(Map<TopicPartition, KafkaModel.Fetched> found) {
            if (!answered) {
                answered = true;
                respond.accept(() -> found);
            }
        }
    }
}
