package io.chalkstream.cursor.lane;

import io.chalkstream.cursor.gather.Boards;
import io.chalkstream.protocol.awareness.Report;
import io.chalkstream.protocol.awareness.Scene;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.json.Json;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads the topic cursor-moves. */
@ApplicationScoped
class CursorLane {
    private static final Logger LOG = Logger.getLogger(CursorLane.class);
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
    void read(ConsumerRecords<String, byte[]> records) {
        records.forEach(this::read);
    }

    private void read(ConsumerRecord<String, byte[]> record) {
        try {
            String boardId = Limits.requireId("key", record.key());
            var report = Json.read(Limits.requirePresent("value", record.value()), Report.class);
            if (!isStale(report, record.timestamp())
                    && boards.take(record.partition(), boardId, report, record.timestamp())) {
                meters.taken();
            } else {
                meters.stale();
            }
        } catch (InvalidMessageException e) {
            meters.unreadable();
            LOG.warnf(
                    "Passed over an unreadable record of %s, partition %d, offset %d: %s",
                    record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }

    /** Nobody would show it any more (A3). Who is there, and who isn't, stays true. */
    private boolean isStale(Report report, long timestamp) {
        return report instanceof Report.Moved && clock.millis() - timestamp > Scene.GESTURE_LIFE.toMillis();
    }
}
