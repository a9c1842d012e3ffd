package io.chalkstream.cursor.lane;

import io.chalkstream.cursor.gather.Boards;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.cursor.CursorUpdate;
import io.chalkstream.protocol.json.Json;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads the topic cursor-moves. */
@ApplicationScoped
class CursorLane {
    private static final Logger LOG = Logger.getLogger(CursorLane.class);
    /** A cursor that hasn't moved for so long is shown no longer (A3). */
    private static final Duration STALE_AFTER = Duration.ofSeconds(10);

    private final Boards boards;
    private final CursorMeters meters;
    private final Clock clock;

    CursorLane(Boards boards, CursorMeters meters, Clock clock) {
        this.boards = boards;
        this.meters = meters;
        this.clock = clock;
    }

    @Incoming("cursor-moves")
    @NonBlocking
    void read(ConsumerRecord<String, byte[]> record) {
        try {
            String boardId = Limits.requireId("key", record.key());
            var update = Json.read(Limits.requirePresent("value", record.value()), CursorUpdate.class);
            if (isStale(update, record.timestamp())) {
                meters.stale();
                return;
            }
            meters.taken();
            boards.take(boardId, update, record.timestamp());
        } catch (InvalidMessageException e) {
            meters.unreadable();
            LOG.warnf(
                    "Passed over an unreadable record of %s, partition %d, offset %d: %s",
                    record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }

    /** That somebody has left stays true. */
    private boolean isStale(CursorUpdate update, long timestamp) {
        return update instanceof CursorUpdate.Moved && clock.millis() - timestamp > STALE_AFTER.toMillis();
    }
}
