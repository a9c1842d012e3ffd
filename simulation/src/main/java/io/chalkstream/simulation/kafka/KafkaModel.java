package io.chalkstream.simulation.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** What brokers have: the partitions' logs, the transactions and the groups' offsets. It knows neither time nor network. */
public final class KafkaModel {
    private final Map<TopicPartition, PartitionLog> logs = new HashMap<>();
    private final Transactions transactions;
    private final Map<String, GroupOffsets> offsets = new TreeMap<>();
    private final Fences fences;
    private long producers;

    /** What brokers refuse; a fault of the model can be made here. */
    public interface Fences {
        /** Whether a producer of an earlier epoch is refused. */
        default boolean refusesEarlierEpochs() {
            return true;
        }

        /** Whether the offsets of somebody who has left the group are refused. */
        default boolean refusesFormerMembers() {
            return true;
        }
    }

    /** @param markers writes the ends of transactions to their partitions: at once, or little by little */
    public KafkaModel(Transactions.MarkerWriter markers, Fences fences) {
        this.fences = fences;
        this.transactions = new Transactions(this, markers, fences);
    }

    PartitionLog log(TopicPartition partition) {
        return logs.computeIfAbsent(partition, none -> new PartitionLog());
    }

    Collection<TopicPartition> partitions() {
        return logs.keySet();
    }

    Transactions transactions() {
        return transactions;
    }

    Fences fences() {
        return fences;
    }

    GroupOffsets offsets(String group) {
        return offsets.computeIfAbsent(group, none -> new GroupOffsets());
    }

    /** An identity for a producer without transactions. */
    ProducerIdentity newProducer() {
        return new ProducerIdentity(++producers, 0, null);
    }

    long nextProducerId() {
        return ++producers;
    }

    /**
     * Appends records of one partition; they may have been appended before.
     *
     * @param producer null: it isn't idempotent
     * @param firstSequence the number of the first record among the producer's of this partition
     * @return the offset after the last one
     */
    long produce(
            TopicPartition partition,
            @Nullable ProducerIdentity producer,
            int firstSequence,
            List<ModelRecord> records) {
        long transaction =
                producer == null || producer.transactionalId() == null ? 0 : transactions.write(producer, partition);
        var log = log(partition);
        var checked = producer != null && transactions.isUnfenced(producer) ? null : producer;
        long last = log.end() - 1;
        for (int i = 0; i < records.size(); i++) {
            last = log.append(records.get(i), checked, firstSequence + i, transaction);
        }
        return last + 1;
    }

    /** A part of a partition as a consumer is given it. */
    public record Fetched(List<ConsumerRecord<String, byte[]>> records, long next) {}

    /** The records from an offset on. */
    Fetched fetch(TopicPartition partition, long from, Isolation isolation, int max) {
        var log = log(partition);
        long end = log.visibleEnd(isolation);
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        long next = Math.min(from, Math.max(end, 0));
        while (next < end && records.size() < max) {
            var entry = log.entry(next);
            var record = entry.record();
            if (record != null && log.isVisible(entry, isolation)) {
                records.add(consumerRecord(partition, next, record));
            }
            next++;
        }
        return new Fetched(records, next);
    }

    private static ConsumerRecord<String, byte[]> consumerRecord(
            TopicPartition partition, long offset, ModelRecord record) {
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                record.timestamp(),
                TimestampType.CREATE_TIME,
                record.key().length(),
                record.value() == null ? -1 : record.value().length,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
    }
}
