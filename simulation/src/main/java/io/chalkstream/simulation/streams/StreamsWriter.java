package io.chalkstream.simulation.streams;

import io.chalkstream.simulation.engine.SimulatedProcess;
import io.chalkstream.simulation.kafka.Answer;
import io.chalkstream.simulation.kafka.GroupMember;
import io.chalkstream.simulation.kafka.KafkaCluster;
import io.chalkstream.simulation.kafka.KafkaError;
import io.chalkstream.simulation.kafka.ModelProducer;
import io.chalkstream.simulation.kafka.ModelRecord;
import io.chalkstream.simulation.kafka.TransactionalProducer;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How an instance writes and commits: in transactions, or each by itself. */
interface StreamsWriter {
    void start(Runnable started);

    void send(TopicPartition partition, ModelRecord record);

    boolean isFlushed();

    @Nullable
    KafkaError failure();

    /** Commits offsets, and in transactions all that was sent; everything has been flushed. */
    void commit(GroupMember member, Map<TopicPartition, Long> offsets, TransactionalProducer.Ended ended);

    static StreamsWriter transactional(
            KafkaCluster cluster, SimulatedProcess process, String transactionalId, String group) {
        var producer = new TransactionalProducer(cluster, process, transactionalId);
        return new StreamsWriter() {
            @Override
            public void start(Runnable started) {
                producer.start(started);
            }

            @Override
            public void send(TopicPartition partition, ModelRecord record) {
                var unused = producer.send(partition, record);
            }

            @Override
            public boolean isFlushed() {
                return producer.isFlushed();
            }

            @Override
            public @Nullable KafkaError failure() {
                return producer.failure();
            }

            @Override
            public void commit(
                    GroupMember member, Map<TopicPartition, Long> offsets, TransactionalProducer.Ended ended) {
                producer.commit(member, offsets, group, ended);
            }
        };
    }

    static StreamsWriter plain(KafkaCluster cluster, SimulatedProcess process) {
        var producer = new ModelProducer(cluster, process, ModelProducer.Settings.STREAMS);
        return new StreamsWriter() {
            private @Nullable KafkaError failure;

            @Override
            public void start(Runnable started) {
                started.run();
            }

            @Override
            public void send(TopicPartition partition, ModelRecord record) {
                var unused = producer.send(partition, record).exceptionally(lost -> {
                    failure = KafkaError.NO_ANSWER;
                    return null;
                });
            }

            @Override
            public boolean isFlushed() {
                return producer.unsent() == 0;
            }

            @Override
            public @Nullable KafkaError failure() {
                return failure;
            }

            @Override
            public void commit(
                    GroupMember member, Map<TopicPartition, Long> offsets, TransactionalProducer.Ended ended) {
                member.commit(offsets, Answer.to(done -> ended.with(null), ended::with));
            }
        };
    }
}
