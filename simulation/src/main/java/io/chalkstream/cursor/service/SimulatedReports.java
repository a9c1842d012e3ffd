package io.chalkstream.cursor.service;

import io.chalkstream.cursor.batching.ActiveBoards;
import io.chalkstream.cursor.batching.AwarenessFrame;
import io.chalkstream.kit.lag.ReadPositions;
import io.chalkstream.protocol.topic.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Opens cursor-service's two ends to the simulation: what it reads, and what it writes. */
public final class SimulatedReports {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ReportConsumer consumer;

    public SimulatedReports(ActiveBoards boards, Clock clock) {
        consumer = new ReportConsumer(boards, new ReadPositions(Topic.CURSOR_MOVES), new CursorMeters(registry), clock);
    }

    /** Takes what was read of a partition. */
    public void read(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        if (!records.isEmpty()) {
            consumer.read(new ConsumerRecords<>(Map.of(partition, records), Map.of()));
        }
    }

    /** A frame's value. */
    public static byte[] bytes(AwarenessFrame frame) {
        return FanoutPublisher.bytes(frame.delta());
    }
}
