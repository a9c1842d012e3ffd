package io.chalkstream.gateway.fanout;

import io.chalkstream.gateway.GatewayConfig;
import io.chalkstream.gateway.GatewayMeters;
import io.chalkstream.gateway.connection.Admission;
import io.chalkstream.gateway.room.RoomRegistry;
import io.chalkstream.kit.tracing.Tracing;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads fanout. */
@Singleton
final class FanoutConsumer {
    private static final Logger LOG = Logger.getLogger(FanoutConsumer.class);

    private final RecordDelivery delivery;
    private final FanoutAssignment assignment;
    private final PartitionSubscriptions subscriptions;
    private final GatewayMeters meters;

    FanoutConsumer(
            RoomRegistry rooms,
            FanoutAssignment assignment,
            PartitionSubscriptions subscriptions,
            GatewayMeters meters,
            Admission admission,
            GatewayConfig config) {
        this.delivery = new RecordDelivery(rooms, admission, config.name());
        this.assignment = assignment;
        this.subscriptions = subscriptions;
        this.meters = meters;
    }

    @Incoming("fanout")
    @NonBlocking
    void read(ConsumerRecords<String, byte[]> records) {
        for (var record : records) {
            deliver(record);
            assignment.handled(record);
        }
        subscriptions.received(records.partitions());
    }

    /** A record that fails must not hold up the others. */
    private void deliver(ConsumerRecord<String, byte[]> record) {
        var step = Tracing.isOn() ? Tracing.resume("deliver", record.headers()) : null;
        try {
            var lane = delivery.deliver(record);
            if (lane != null) {
                if (step != null) {
                    step.end();
                }
                meters.delivered(lane, System.currentTimeMillis() - record.timestamp());
            }
        } catch (RuntimeException e) {
            meters.badRecord();
            LOG.warnf(
                    e,
                    "A record of fanout can't be delivered: partition %d, offset %d",
                    record.partition(),
                    record.offset());
        }
    }
}
