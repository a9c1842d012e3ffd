package io.chalkstream.gateway.access;

import io.chalkstream.access.Revocation;
import io.chalkstream.gateway.room.RoomRegistry;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.json.Json;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads the topic board-links from its beginning, and closes the connections of revoked links. */
@ApplicationScoped
public class RevocationConsumer {
    private static final Logger LOG = Logger.getLogger(RevocationConsumer.class);
    private static final String CHANNEL = "revocations";
    private static final long RETRY_MILLIS = 200;
    private static final long UNKNOWN = Long.MAX_VALUE;

    private final Revocations revocations;
    private final RoomRegistry rooms;
    private final KafkaClientService kafka;
    private volatile long next;
    private volatile long endAtStart = UNKNOWN;

    RevocationConsumer(Revocations revocations, RoomRegistry rooms, KafkaClientService kafka) {
        this.revocations = revocations;
        this.rooms = rooms;
        this.kafka = kafka;
    }

    /** Whether all revocations from before the start have been read; until then, no connection is accepted. */
    public boolean isCaughtUp() {
        return next >= endAtStart;
    }

    void start(@Observes StartupEvent event) {
        askForTheEnd();
    }

    @Incoming(CHANNEL)
    @NonBlocking
    void read(ConsumerRecord<String, byte[]> record) {
        try {
            var revocation = Json.read(record.value(), Revocation.class);
            revocations.add(record.key(), revocation);
            var room = rooms.find(record.key());
            if (room != null) {
                room.closeRevoked(revocation::ends);
            }
        } catch (InvalidMessageException | NullPointerException e) {
            LOG.warnf("A record of board-links can't be read: offset %d", record.offset());
        }
        next = record.offset() + 1;
    }

    private void askForTheEnd() {
        kafka.<String, byte[]>getConsumer(CHANNEL)
                .runOnPollingThread(RevocationConsumer::end)
                .subscribe()
                .with(end -> endAtStart = end, failure -> CompletableFuture.delayedExecutor(
                                RETRY_MILLIS, TimeUnit.MILLISECONDS)
                        .execute(this::askForTheEnd));
    }

    private static long end(Consumer<String, byte[]> consumer) {
        var ends = consumer.endOffsets(consumer.assignment());
        if (ends.isEmpty()) {
            throw new KafkaException("nothing is assigned yet");
        }
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }
}
