package io.chalkstream.cursor.service;

import io.chalkstream.cursor.batching.ActiveBoards;
import io.chalkstream.kit.lag.ReadPositions;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.awareness.AwarenessState;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.topic.RecordFormats;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Consumes the topic cursor-moves. */
@ApplicationScoped
class ReportConsumer {
    private static final Logger LOG = Logger.getLogger(ReportConsumer.class);
    private final ActiveBoards boards;
    private final ReadPositions positions;
    private final CursorMeters meters;
    private final Clock clock;

    ReportConsumer(ActiveBoards boards, ReadPositions positions, CursorMeters meters, Clock clock) {
        this.boards = boards;
        this.positions = positions;
        this.meters = meters;
        this.clock = clock;
    }

    @Incoming("cursor-moves")
    @NonBlocking
    void read(ConsumerRecords<String, byte[]> records) {
        records.forEach(this::read);
        positions.handled(records);
    }

    private void read(ConsumerRecord<String, byte[]> record) {
        try {
            String boardId = Limits.requireId("key", record.key());
            var report = RecordFormats.AWARENESS_REPORT.read(Limits.requirePresent("value", record.value()));
            if (!isStale(report, record.timestamp())
                    && boards.accept(record.partition(), boardId, report, record.timestamp())) {
                meters.taken();
            } else {
                meters.stale();
            }
        } catch (InvalidMessageException e) {
            meters.unreadable();
            LOG.warnf(
                    "Skipped an unreadable record of %s, partition %d, offset %d: %s",
                    record.topic(), record.partition(), record.offset(), e.getMessage());
        } catch (RuntimeException e) {
            // The others of the batch are handled all the same.
            meters.failed();
            LOG.errorf(
                    e,
                    "Skipped a record of %s that can't be handled, partition %d, offset %d",
                    record.topic(),
                    record.partition(),
                    record.offset());
        }
    }

    /** Its values have expired (A3). Reports about presence stay valid. */
    private boolean isStale(AwarenessReport report, long timestamp) {
        return report instanceof AwarenessReport.Updated
                && clock.millis() - timestamp > AwarenessState.GESTURE_LIFE.toMillis();
    }
}
