package io.chalkstream.simulation.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The committed offsets of one group. */
final class GroupOffsets {
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Map<Long, Map<TopicPartition, Long>> pending = new HashMap<>();

    void commit(Map<TopicPartition, Long> offsets) {
        committed.putAll(offsets);
    }

    /** Part of a transaction: they count when it is committed. */
    void commitLater(long transaction, Map<TopicPartition, Long> offsets) {
        pending.computeIfAbsent(transaction, none -> new HashMap<>()).putAll(offsets);
    }

    void end(long transaction, boolean commits) {
        var ended = pending.remove(transaction);
        if (ended != null && commits) {
            committed.putAll(ended);
        }
    }

    /** The committed offset, 0 if there is none; refused while a transaction may change it. */
    long committed(TopicPartition partition) {
        if (pending.values().stream().anyMatch(offsets -> offsets.containsKey(partition))) {
            throw new KafkaModelException(KafkaError.UNSTABLE_OFFSET);
        }
        return committed.getOrDefault(partition, 0L);
    }
}
