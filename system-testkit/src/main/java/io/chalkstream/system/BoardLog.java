package io.chalkstream.system;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * One board's events in the topic {@code board-events}.
 *
 * @param events in the order of the topic, every record of it
 */
record BoardLog(List<Outcome.Accepted> events) {
    private static final Duration POLL = Duration.ofMillis(200);
    /** Longer than any transaction may last. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    BoardLog {
        events = List.copyOf(events);
    }

    /** Whether records of aborted transactions are read too. */
    enum Isolation {
        READ_COMMITTED,
        READ_UNCOMMITTED
    }

    /** Reads the topic from its beginning to its present end, when each transaction that is open there has ended. */
    static BoardLog read(String bootstrapServers, String boardId, Isolation isolation) {
        var events = new ArrayList<Outcome.Accepted>();
        readAll(bootstrapServers, isolation, boardId::equals, (board, event) -> events.add(event));
        return new BoardLog(events);
    }

    /** As above, for all these boards at once. */
    static void readAll(
            String bootstrapServers,
            Isolation isolation,
            Predicate<String> boards,
            BiConsumer<String, Outcome.Accepted> events) {
        try (var consumer = consumer(bootstrapServers, isolation)) {
            var partitions = consumer.partitionsFor(Topic.BOARD_EVENTS.topicName()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = ends(bootstrapServers, partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                assertThat(System.nanoTime()).as("a transaction stays open").isLessThan(deadline);
                for (var event : consumer.poll(POLL)) {
                    if (boards.test(event.key())
                            && Json.read(event.value(), Outcome.class) instanceof Outcome.Accepted accepted) {
                        events.accept(event.key(), accepted);
                    }
                }
            }
        }
    }

    /** Those behind what is still in open transactions, too. */
    private static Map<TopicPartition, Long> ends(String bootstrapServers, List<TopicPartition> partitions) {
        try (var consumer = consumer(bootstrapServers, Isolation.READ_UNCOMMITTED)) {
            return consumer.endOffsets(partitions);
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(String bootstrapServers, Isolation isolation) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                isolation.name().toLowerCase(Locale.ROOT),
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Each event once; requires that a repeated event is equal to the first one. */
    BoardLog deduplicated() {
        var bySeq = new TreeMap<Long, Outcome.Accepted>();
        for (var event : events) {
            var earlier = bySeq.putIfAbsent(event.seq(), event);
            if (earlier != null) {
                assertThat(event).as("O5: what is decided again").isEqualTo(earlier);
            }
        }
        return new BoardLog(List.copyOf(bySeq.values()));
    }

    List<Long> seqs() {
        return events.stream().map(Outcome.Accepted::seq).toList();
    }

    /** Each accepted operation of the clients, as often as it is in the log; reversals are not among them. */
    List<OpId> ops() {
        return events.stream()
                .filter(event -> event.reverses() == null && !event.isContinued())
                .map(event -> new OpId(event.author().client(), event.op()))
                .toList();
    }

    /** The board that results from these events, by the rules B1 to B5. */
    Map<String, Element> fold() {
        var elements = new HashMap<String, Element>();
        for (var event : events) {
            event.clientChanges().forEach(change -> change.match(new ChangeApplier(elements)));
        }
        return elements;
    }

    /** An operation's identity. */
    record OpId(String client, long op) {}

    private record ChangeApplier(Map<String, Element> elements) implements Change.Cases<Boolean> {
        @Override
        public Boolean put(Change.Put put) {
            assertThat(elements.put(put.element().id(), put.element()))
                    .as("B2: %s is new", put.element().id())
                    .isNull();
            return true;
        }

        @Override
        public Boolean set(Change.SetProps set) {
            assertThat(elements.computeIfPresent(set.id(), (id, element) -> element.with(set.props())))
                    .as("B3: %s is there", set.id())
                    .isNotNull();
            return true;
        }

        @Override
        public Boolean remove(Change.Remove remove) {
            assertThat(elements.remove(remove.id()))
                    .as("B4: %s is there", remove.id())
                    .isNotNull();
            return true;
        }

        @Override
        public Boolean like(Change.Like like) {
            assertThat(elements.computeIfPresent(
                            like.id(), (id, element) -> element.withLike(requireNonNull(like.user()), like.on())))
                    .as("B9: %s is there", like.id())
                    .isNotNull();
            return true;
        }

        @Override
        public Boolean lock(Change.Lock lock) {
            assertThat(elements.computeIfPresent(lock.id(), (id, element) -> element.withLock(lock.on())))
                    .as("R6: %s is there", lock.id())
                    .isNotNull();
            return true;
        }

        @Override
        public Boolean freeze(Change.Freeze freeze) {
            return true;
        }

        @Override
        public Boolean hideStudents(Change.HideStudents hideStudents) {
            return true;
        }

        @Override
        public Boolean rename(Change.Rename rename) {
            return true;
        }

        @Override
        public Boolean setPaper(Change.SetPaper setPaper) {
            return true;
        }

        @Override
        public Boolean clear(Change.Clear clear) {
            throw new AssertionError("B10: an event tells one by one what clearing removes");
        }

        @Override
        public Boolean restore(Change.Restore restore) {
            throw new AssertionError("H3: an event tells one by one what restoring changes");
        }

        @Override
        public Boolean takeBack(Change.TakeBack takeBack) {
            throw new AssertionError("U16: an event tells one by one what is taken back");
        }

        @Override
        public Boolean delete(Change.Delete delete) {
            elements.clear();
            return true;
        }

        @Override
        public Boolean unreadable(Change.Unreadable unreadable) {
            throw new AssertionError("V5: an event has changes that are known only");
        }
    }
}
