package io.chalkstream.simulation.kafka;

import io.chalkstream.simulation.engine.SimulatedProcess;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A producer whose records, and the offsets that they were made from, take effect together. */
public final class TransactionalProducer {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofMillis(20);
    private static final long TRANSACTION_TIMEOUT_MILLIS = 10_000;

    private final KafkaCluster cluster;
    private final SimulatedProcess process;
    private final String transactionalId;
    private final ModelProducer producer;

    public TransactionalProducer(KafkaCluster cluster, SimulatedProcess process, String transactionalId) {
        this.cluster = cluster;
        this.process = process;
        this.transactionalId = transactionalId;
        this.producer = new ModelProducer(cluster, process, ModelProducer.Settings.STREAMS);
    }

    /** Takes the id over; runs the task when that is done. */
    public void start(Runnable started) {
        ask(
                () -> cluster.kafka().transactions().init(transactionalId, TRANSACTION_TIMEOUT_MILLIS),
                identity -> {
                    producer.identify(identity);
                    started.run();
                },
                error -> process.after(RETRY, () -> start(started)));
    }

    public CompletableFuture<Void> send(TopicPartition partition, ModelRecord record) {
        return producer.send(partition, record);
    }

    public boolean isFlushed() {
        return producer.unsent() == 0;
    }

    public @Nullable KafkaError failure() {
        return producer.failure();
    }

    /**
     * Commits what was sent, all of which must be durable, with these offsets of the member's group.
     *
     * @param ended is told null once it is committed, or why it isn't
     */
    public void commit(GroupMember member, Map<TopicPartition, Long> offsets, String group, Ended ended) {
        var identity = producer.identity();
        int generation = member.generation();
        var name = member.member();
        if (identity == null || identity.transactionalId() == null) {
            ended.with(KafkaError.FENCED);
            return;
        }
        addOffsets(
                () -> {
                    member.coordinator().requireMember(name, generation);
                    cluster.kafka().transactions().offsets(identity, group, offsets);
                    return true;
                },
                () -> end(identity, true, ended),
                ended);
    }

    private void addOffsets(Supplier<Boolean> adding, Runnable added, Ended ended) {
        ask(adding, done -> added.run(), error -> {
            if (error == KafkaError.CONCURRENT_TRANSACTIONS) {
                process.after(RETRY, () -> addOffsets(adding, added, ended));
            } else {
                ended.with(error);
            }
        });
    }

    private void end(ProducerIdentity identity, boolean commit, Ended ended) {
        ask(
                () -> cluster.kafka().transactions().end(identity, commit),
                next -> {
                    producer.identify(next);
                    ended.with(null);
                },
                error -> {
                    if (error == KafkaError.NO_ANSWER || error == KafkaError.CONCURRENT_TRANSACTIONS) {
                        process.after(RETRY, () -> end(identity, commit, ended));
                    } else {
                        ended.with(error);
                    }
                });
    }

    /** Is told how an attempt to commit has ended. */
    public interface Ended {
        void with(@Nullable KafkaError error);
    }

    private <T> void ask(Supplier<T> handling, Consumer<T> came, Consumer<KafkaError> failed) {
        cluster.network()
                .request(process, cluster.coordinator(transactionalId), TIMEOUT, handling, Answer.to(came, failed));
    }
}
