package io.chalkstream.simulation.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The log of one partition. A record's place in the list is its offset; a transaction's end takes one, too. */
final class PartitionLog {
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Long, Boolean> ended = new HashMap<>();
    private final Map<Long, Long> firstOfOpen = new HashMap<>();
    private final Map<Long, LastWrite> producers = new HashMap<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private long replicated;
    private long flushed;
    private long truncations;

    /**
     * One offset.
     *
     * @param record null for the end of a transaction
     * @param transaction its number; 0: none
     * @param commits of the end of a transaction: how it ended
     */
    record Entry(
            @Nullable ModelRecord record, long producer, int epoch, int sequence, long transaction, boolean commits) {}

    private record LastWrite(int epoch, int sequence, long offset) {}

    /** The offset after the last one. */
    long end() {
        return entries.size();
    }

    /** The offset before which everything is on all replicas, so that consumers see it. */
    long highWatermark() {
        return replicated;
    }

    /** The offset before which no transaction is open. */
    long lastStable() {
        return firstOfOpen.values().stream().mapToLong(Long::longValue).reduce(replicated, Math::min);
    }

    long visibleEnd(Isolation isolation) {
        return isolation == Isolation.READ_COMMITTED ? lastStable() : replicated;
    }

    Entry entry(long offset) {
        return entries.get(Math.toIntExact(offset));
    }

    /** Whether a consumer is given the record at this offset, which is before the visible end. */
    boolean isVisible(Entry entry, Isolation isolation) {
        return entry.record != null
                && (isolation == Isolation.READ_UNCOMMITTED
                        || entry.transaction == 0
                        || Boolean.TRUE.equals(ended.get(entry.transaction)));
    }

    /** Appends a record, and returns its offset; a repeated one has the offset of the first. */
    long append(ModelRecord record, @Nullable ProducerIdentity producer, int sequence, long transaction) {
        var last = producer == null ? null : producers.get(producer.id());
        if (producer != null && last != null) {
            boolean sameEpoch = last.epoch == producer.epoch();
            if (sameEpoch && sequence <= last.sequence) {
                return last.offset - (last.sequence - sequence);
            }
            if (last.epoch > producer.epoch()) {
                throw new KafkaModelException(KafkaError.FENCED);
            }
            if (sequence != (sameEpoch ? last.sequence + 1 : 0)) {
                throw new KafkaModelException(KafkaError.OUT_OF_ORDER);
            }
        }
        var entry = new Entry(
                record,
                producer == null ? -1 : producer.id(),
                producer == null ? 0 : producer.epoch(),
                sequence,
                transaction,
                false);
        return add(entry);
    }

    /** Writes the end of a transaction. */
    long end(long transaction, boolean commits) {
        return add(new Entry(null, -1, 0, 0, transaction, commits));
    }

    private long add(Entry entry) {
        entries.add(entry);
        note(entry, entries.size() - 1L);
        return entries.size() - 1L;
    }

    private void note(Entry entry, long offset) {
        if (entry.record == null) {
            ended.put(entry.transaction, entry.commits);
            firstOfOpen.remove(entry.transaction);
            return;
        }
        if (entry.producer >= 0) {
            producers.put(entry.producer, new LastWrite(entry.epoch, entry.sequence, offset));
        }
        if (entry.transaction != 0) {
            firstOfOpen.putIfAbsent(entry.transaction, offset);
        }
    }

    /** Everything before this offset is on all replicas now. */
    void replicatedUpTo(long offset) {
        replicated = Math.max(replicated, Math.min(offset, entries.size()));
        wake();
    }

    /** The leader is lost with what the others don't have: all from this offset on. */
    void truncate(long offset) {
        if (offset >= entries.size()) {
            return;
        }
        var kept = List.copyOf(entries.subList(0, Math.toIntExact(offset)));
        entries.clear();
        ended.clear();
        firstOfOpen.clear();
        producers.clear();
        kept.forEach(this::add);
        replicated = Math.min(replicated, offset);
        flushed = Math.min(flushed, offset);
        truncations++;
    }

    /** How often something was lost. */
    long truncations() {
        return truncations;
    }

    /** Everything up to now is on the disk. */
    void flush() {
        flushed = entries.size();
    }

    /** The disk alone is left. */
    void loseUnflushed() {
        truncate(flushed);
    }

    /** Runs once when there may be more to see. */
    void whenMore(Runnable task) {
        waiting.add(task);
    }

    private void wake() {
        if (!waiting.isEmpty()) {
            var due = List.copyOf(waiting);
            waiting.clear();
            due.forEach(Runnable::run);
        }
    }
}
