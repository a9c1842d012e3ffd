package io.chalkstream.simulation.kafka;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The transaction coordinator, as with {@code transaction.version=2}: each end of a transaction raises the producer's epoch. */
public final class Transactions {
    private static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private final KafkaModel kafka;
    private final MarkerWriter markers;
    private final KafkaModel.Fences fences;
    private final Map<String, Transaction> byId = new TreeMap<>();
    private long numbers;

    /** Writes what the coordinator has decided to each partition. */
    public interface MarkerWriter {
        void write(Runnable marker);
    }

    private enum State {
        EMPTY,
        ONGOING,
        ENDING
    }

    private static final class Transaction {
        private ProducerIdentity producer;
        private State state = State.EMPTY;
        private long number;
        private long since;
        private long timeoutMillis;
        /** Whose request has ended the last transaction, so that it may be repeated; null if nobody's. */
        private @Nullable ProducerIdentity lastEndedBy;

        private boolean lastCommitted;
        private final Set<TopicPartition> partitions = new TreeSet<>(ORDER);
        private final Set<String> groups = new TreeSet<>();
        private int markersLeft;

        private Transaction(ProducerIdentity producer) {
            this.producer = producer;
        }
    }

    /** An open transaction, for those who look for abandoned ones. */
    public record Open(String id, ProducerIdentity producer, long number) {}

    Transactions(KafkaModel kafka, MarkerWriter markers, KafkaModel.Fences fences) {
        this.kafka = kafka;
        this.markers = markers;
        this.fences = fences;
    }

    /** A new producer takes over the id: what an earlier one has left open is aborted. */
    ProducerIdentity init(String id, long timeoutMillis) {
        var transaction =
                byId.computeIfAbsent(id, none -> new Transaction(new ProducerIdentity(kafka.nextProducerId(), -1, id)));
        requireEnded(transaction);
        transaction.lastEndedBy = null;
        transaction.timeoutMillis = timeoutMillis;
        transaction.producer = transaction.producer.next();
        return transaction.producer;
    }

    private void requireEnded(Transaction transaction) {
        if (transaction.state == State.ONGOING) {
            end(transaction, false);
        }
        if (transaction.state == State.ENDING) {
            throw new KafkaModelException(KafkaError.CONCURRENT_TRANSACTIONS);
        }
    }

    /** Ends what the id's producer has left open, and fences it. */
    void fence(String id) {
        var transaction = byId.get(id);
        if (transaction != null) {
            requireEnded(transaction);
            transaction.lastEndedBy = null;
            transaction.producer = transaction.producer.next();
        }
    }

    /** The number of the transaction of which a write to this partition is a part. */
    long write(ProducerIdentity producer, TopicPartition partition) {
        if (isUnfenced(producer)) {
            return 0;
        }
        var transaction = ongoing(producer);
        transaction.partitions.add(partition);
        return transaction.number;
    }

    /** Offsets that count when the transaction is committed. */
    void offsets(ProducerIdentity producer, String group, Map<TopicPartition, Long> offsets) {
        if (isUnfenced(producer)) {
            kafka.offsets(group).commit(offsets);
            return;
        }
        var transaction = ongoing(producer);
        transaction.groups.add(group);
        kafka.offsets(group).commitLater(transaction.number, offsets);
    }

    private Transaction ongoing(ProducerIdentity producer) {
        var transaction = current(producer);
        if (transaction.state == State.ENDING) {
            throw new KafkaModelException(KafkaError.CONCURRENT_TRANSACTIONS);
        }
        if (transaction.state == State.EMPTY) {
            transaction.state = State.ONGOING;
            transaction.number = ++numbers;
            transaction.since = -1;
        }
        return transaction;
    }

    private Transaction current(ProducerIdentity producer) {
        var transaction = byId.get(producer.transactionalId());
        if (transaction == null || isFenced(transaction, producer)) {
            throw new KafkaModelException(KafkaError.FENCED);
        }
        return transaction;
    }

    /** Whether it should be refused, and isn't. */
    boolean isUnfenced(ProducerIdentity producer) {
        String id = producer.transactionalId();
        var transaction = id == null ? null : byId.get(id);
        return !fences.refusesEarlierEpochs() && transaction != null && isFenced(transaction, producer);
    }

    private static boolean isFenced(Transaction transaction, ProducerIdentity producer) {
        return transaction.producer.epoch() != producer.epoch();
    }

    /** Commits or aborts; returns the producer's identity from now on. A repeated request has no further effect. */
    ProducerIdentity end(ProducerIdentity producer, boolean commit) {
        var known = byId.get(producer.transactionalId());
        if (isUnfenced(producer)) {
            return producer;
        }
        if (known != null
                && producer.equals(known.lastEndedBy)
                && known.state != State.ONGOING
                && known.lastCommitted == commit) {
            return known.producer;
        }
        var transaction = current(producer);
        if (transaction.state == State.ENDING) {
            throw new KafkaModelException(KafkaError.CONCURRENT_TRANSACTIONS);
        }
        if (transaction.state == State.ONGOING) {
            end(transaction, commit);
            transaction.lastEndedBy = producer;
        }
        return transaction.producer;
    }

    private void end(Transaction transaction, boolean commit) {
        long number = transaction.number;
        transaction.state = State.ENDING;
        transaction.lastEndedBy = null;
        transaction.lastCommitted = commit;
        transaction.producer = transaction.producer.next();
        var steps = new ArrayList<Runnable>();
        for (var partition : transaction.partitions) {
            steps.add(() -> {
                var log = kafka.log(partition);
                log.end(number, commit);
                log.replicatedUpTo(log.end());
            });
        }
        for (var group : transaction.groups) {
            steps.add(() -> kafka.offsets(group).end(number, commit));
        }
        transaction.partitions.clear();
        transaction.groups.clear();
        transaction.markersLeft = steps.size();
        if (steps.isEmpty()) {
            transaction.state = State.EMPTY;
        }
        for (var step : steps) {
            markers.write(() -> {
                step.run();
                transaction.markersLeft--;
                if (transaction.markersLeft == 0) {
                    transaction.state = State.EMPTY;
                }
            });
        }
    }

    /** Aborts what has been open for too long; called again and again. */
    void abortOverdue(long nowMillis) {
        for (var transaction : byId.values()) {
            if (transaction.state != State.ONGOING) {
                continue;
            }
            if (transaction.since < 0) {
                transaction.since = nowMillis;
            } else if (nowMillis - transaction.since > transaction.timeoutMillis) {
                end(transaction, false);
            }
        }
    }

    /** The open transactions, by id. */
    List<Open> open() {
        var open = new ArrayList<Open>();
        byId.forEach((id, transaction) -> {
            if (transaction.state == State.ONGOING) {
                open.add(new Open(id, transaction.producer, transaction.number));
            }
        });
        return open;
    }

    /** The open transaction of this id; null if there is none. */
    @Nullable
    Open open(String id) {
        return open().stream().filter(open -> open.id().equals(id)).findFirst().orElse(null);
    }
}
