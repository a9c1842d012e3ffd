package io.chalkstream.gateway.access;

import io.chalkstream.access.AdmissionRecord;
import io.chalkstream.access.PeopleRecord;
import io.chalkstream.access.Revocation;
import io.chalkstream.gateway.DaemonThreadFactory;
import io.chalkstream.gateway.joincode.JoinCodes;
import io.chalkstream.gateway.people.WaitingRooms;
import io.chalkstream.gateway.room.RoomRegistry;
import io.chalkstream.protocol.topic.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads the topics of access in a thread of its own, and closes the connections of those who may not stay. */
@ApplicationScoped
public class AccessTopicsConsumer {
    private static final Logger LOG = Logger.getLogger(AccessTopicsConsumer.class);
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final long RETRY_MILLIS = 500;
    private static final List<TopicPartition> PARTITIONS = Stream.of(
                    Topic.BOARD_LINKS, Topic.BOARD_ADMISSIONS, Topic.BOARD_PEOPLE)
            .map(topic -> new TopicPartition(topic.topicName(), 0))
            .toList();

    private final Revocations revocations;
    private final JoinCodes codes;
    private final WaitingRooms waitingRooms;
    private final PeopleEnforcer people;
    private final RoomRegistry rooms;
    private final Map<String, Object> settings;

    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
    private volatile @Nullable AccessTopicsReader reader;
    private volatile boolean stopping;

    AccessTopicsConsumer(
            Revocations revocations,
            JoinCodes codes,
            WaitingRooms waitingRooms,
            PeopleEnforcer people,
            RoomRegistry rooms,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.revocations = revocations;
        this.codes = codes;
        this.waitingRooms = waitingRooms;
        this.people = people;
        this.rooms = rooms;
        settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // A revocation is answered at once; without one, each question stays open so long.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) POLL.toMillis());
    }

    /** Whether all revocations from before the start have been read; until then, no connection is accepted. */
    public boolean isCaughtUp() {
        var started = reader;
        return started != null && started.isCaughtUp();
    }

    /** The next offset to handle, by partition of the topic. */
    Map<Integer, Long> positions(Topic topic) {
        var started = reader;
        var positions = new HashMap<Integer, Long>();
        if (started != null) {
            started.positions().forEach((partition, next) -> {
                if (partition.topic().equals(topic.topicName())) {
                    positions.put(partition.partition(), next);
                }
            });
        }
        return positions;
    }

    void start(@Observes StartupEvent event) {
        new DaemonThreadFactory("access-topics").newThread(this::run).start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        var started = consumer;
        if (started != null) {
            started.wakeup();
        }
    }

    /** A consumer can't be made, for instance, while no broker's name can be resolved. */
    private void run() {
        while (!stopping) {
            try {
                readAll();
            } catch (RuntimeException e) {
                LOG.warnf(e, "The topics of access can't be read, trying again");
                pause();
            }
        }
    }

    private void readAll() {
        try (var started = new KafkaConsumer<String, byte[]>(settings)) {
            consumer = started;
            var reading = new AccessTopicsReader(started, PARTITIONS, this::handle);
            reader = reading;
            while (!stopping) {
                poll(reading);
            }
        }
    }

    /** Whatever fails, the reading goes on. */
    private void poll(AccessTopicsReader reading) {
        try {
            reading.poll(POLL);
        } catch (WakeupException e) {
            LOG.debug("The reading of the topics of access stops");
        } catch (RuntimeException e) {
            LOG.warnf(e, "The topics of access can't be read, trying again");
            pause();
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private void handle(String topic, String board, byte[] value) {
        if (topic.equals(Topic.BOARD_LINKS.topicName())) {
            revoke(board, Revocation.FORMAT.read(value));
        } else if (topic.equals(Topic.BOARD_PEOPLE.topicName())) {
            people.take(board, PeopleRecord.FORMAT.read(value));
        } else {
            admit(board, AdmissionRecord.FORMAT.read(value));
        }
    }

    private void admit(String board, AdmissionRecord record) {
        if (record instanceof AdmissionRecord.Code code) {
            codes.add(board, code);
        } else if (record instanceof AdmissionRecord.Knock knock) {
            waitingRooms.add(board, knock);
        } else if (record instanceof AdmissionRecord.Admitted admission) {
            waitingRooms.add(board, admission);
        }
    }

    private void revoke(String board, Revocation revocation) {
        revocations.add(board, revocation);
        var room = rooms.find(board);
        if (room != null) {
            room.closeRevoked(revocation::ends);
        }
    }
}
