package io.chalkstream.simulation.kafka;

import io.chalkstream.simulation.engine.SimulatedProcess;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A producer: batches what waits, one request in flight to each broker, sends again what had no answer. With an identity it is idempotent,
 * with a transactional id also transactional.
 */
public final class ModelProducer {
    private static final Duration LINGER = Duration.ofMillis(1);
    private static final Duration RETRY = Duration.ofMillis(20);
    private static final int BATCH = 200;

    private final KafkaCluster cluster;
    private final SimulatedProcess process;
    private final Settings settings;
    private final List<Sender> senders = new ArrayList<>();
    private final Map<TopicPartition, Integer> sequences = new HashMap<>();
    private @Nullable ProducerIdentity identity;
    private @Nullable KafkaError failure;

    /**
     * How it writes.
     *
     * @param idempotent whether repeated records are recognised
     * @param requestTimeout after which a request is sent again
     * @param deliveryTimeout after which a record is given up
     */
    public record Settings(boolean idempotent, Duration requestTimeout, Duration deliveryTimeout) {
        /** As gateways write commands and requests. */
        public static final Settings DURABLE = new Settings(true, Duration.ofSeconds(5), Duration.ofSeconds(10));
        /** As gateways write reports: once, or not at all. */
        public static final Settings FLEETING = new Settings(false, Duration.ofSeconds(1), Duration.ofSeconds(1));
        /** As Kafka Streams writes. */
        public static final Settings STREAMS = new Settings(true, Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    private record Sent(TopicPartition partition, ModelRecord record, long since, CompletableFuture<Void> durable) {}

    public ModelProducer(KafkaCluster cluster, SimulatedProcess process, Settings settings) {
        this.cluster = cluster;
        this.process = process;
        this.settings = settings;
        for (int broker = 0; broker < cluster.brokers(); broker++) {
            senders.add(new Sender(broker));
        }
        if (settings.idempotent()) {
            identity = cluster.kafka().newProducer();
        }
    }

    /** Takes an identity for transactions; its records so far must have been flushed. */
    void identify(ProducerIdentity other) {
        if (identity == null || identity.epoch() != other.epoch() || identity.id() != other.id()) {
            sequences.clear();
        }
        identity = other;
    }

    @Nullable
    ProducerIdentity identity() {
        return identity;
    }

    /** Why it takes nothing more; null if it does. */
    public @Nullable KafkaError failure() {
        return failure;
    }

    /** Completes when the record is durable. */
    public CompletableFuture<Void> send(TopicPartition partition, ModelRecord record) {
        var durable = new CompletableFuture<Void>();
        if (failure != null) {
            durable.completeExceptionally(new KafkaModelException(failure));
            return durable;
        }
        senders.get(cluster.leader(partition))
                .add(new Sent(partition, record, cluster.time().nanos(), durable));
        return durable;
    }

    /** Records that aren't durable yet. */
    public int unsent() {
        return senders.stream()
                .mapToInt(sender -> sender.queue.size() + sender.inFlight)
                .sum();
    }

    private void fail(KafkaError error) {
        if (identity != null && identity.transactionalId() != null) {
            failure = error;
            senders.forEach(sender -> sender.failAll(error));
        }
    }

    private final class Sender {
        private final int broker;
        private final Deque<Sent> queue = new ArrayDeque<>();
        private int inFlight;
        private boolean lingering;

        Sender(int broker) {
            this.broker = broker;
        }

        void add(Sent sent) {
            queue.add(sent);
            if (inFlight == 0 && !lingering) {
                lingering = true;
                process.after(LINGER, () -> {
                    lingering = false;
                    sendNext();
                });
            }
        }

        private void sendNext() {
            if (inFlight > 0 || queue.isEmpty() || failure != null) {
                return;
            }
            var batches = new LinkedHashMap<TopicPartition, List<Sent>>();
            while (!queue.isEmpty() && inFlight < BATCH) {
                var sent = queue.remove();
                batches.computeIfAbsent(sent.partition, none -> new ArrayList<>())
                        .add(sent);
                inFlight++;
            }
            var left = new ArrayList<Batch>();
            batches.forEach((partition, records) -> {
                int first = sequences.getOrDefault(partition, 0);
                sequences.put(partition, first + records.size());
                left.add(new Batch(this, partition, first, records));
            });
            left.forEach(batch -> batch.attempt(identity));
        }

        void ended(Batch batch) {
            inFlight -= batch.records.size();
            if (inFlight == 0) {
                sendNext();
            }
        }

        void failAll(KafkaError error) {
            var waiting = List.copyOf(queue);
            queue.clear();
            waiting.forEach(sent -> sent.durable.completeExceptionally(new KafkaModelException(error)));
        }
    }

    private final class Batch {
        private final Sender sender;
        private final TopicPartition partition;
        private final int first;
        private final List<Sent> records;

        Batch(Sender sender, TopicPartition partition, int first, List<Sent> records) {
            this.sender = sender;
            this.partition = partition;
            this.first = first;
            this.records = records;
        }

        void attempt(@Nullable ProducerIdentity as) {
            cluster.network()
                    .<Long>requestLater(
                            process,
                            sender.broker,
                            settings.requestTimeout(),
                            respond -> {
                                try {
                                    long end = cluster.kafka()
                                            .produce(
                                                    partition,
                                                    as,
                                                    first,
                                                    records.stream()
                                                            .map(Sent::record)
                                                            .toList());
                                    cluster.replicate(partition, end, () -> respond.accept(() -> end));
                                } catch (KafkaModelException e) {
                                    respond.accept(() -> {
                                        throw e;
                                    });
                                }
                            },
                            new Answer<>() {
                                @Override
                                public void came(Long end) {
                                    sender.ended(Batch.this);
                                    records.forEach(sent -> sent.durable.complete(null));
                                }

                                @Override
                                public void failed(KafkaError error) {
                                    refused(error, as);
                                }
                            });
        }

        private void refused(KafkaError error, @Nullable ProducerIdentity as) {
            boolean again = error == KafkaError.NO_ANSWER || error == KafkaError.CONCURRENT_TRANSACTIONS;
            long age = cluster.time().nanos() - records.get(0).since;
            if (again && age < settings.deliveryTimeout().toNanos() && as != null) {
                process.after(RETRY, () -> attempt(as));
                return;
            }
            fail(error);
            if (as != null && as.transactionalId() == null) {
                // What has become of these numbers isn't known: it goes on under another identity.
                identify(cluster.kafka().newProducer());
            }
            sender.ended(this);
            records.forEach(sent -> sent.durable.completeExceptionally(new KafkaModelException(error)));
        }
    }
}
