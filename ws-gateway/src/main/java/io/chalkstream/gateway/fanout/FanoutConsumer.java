package io.chalkstream.gateway.fanout;

import io.chalkstream.gateway.GatewayConfig;
import io.chalkstream.gateway.GatewayMeters;
import io.chalkstream.gateway.connection.Admission;
import io.chalkstream.gateway.room.OutboundFrame;
import io.chalkstream.gateway.room.Room;
import io.chalkstream.gateway.room.RoomRegistry;
import io.chalkstream.protocol.fanout.Routing;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Delivers the records of fanout to the rooms. Of a record without a room, only the key is read. */
@Singleton
final class FanoutConsumer {
    private static final Logger LOG = Logger.getLogger(FanoutConsumer.class);

    private final RoomRegistry rooms;
    private final FanoutAssignment assignment;
    private final GatewayMeters meters;
    private final Admission admission;
    private final String gateway;

    FanoutConsumer(
            RoomRegistry rooms,
            FanoutAssignment assignment,
            GatewayMeters meters,
            Admission admission,
            GatewayConfig config) {
        this.rooms = rooms;
        this.admission = admission;
        this.assignment = assignment;
        this.meters = meters;
        this.gateway = config.name();
    }

    @Incoming("fanout")
    @NonBlocking
    void read(ConsumerRecords<String, byte[]> records) {
        for (var record : records) {
            Room room = record.key() == null ? null : rooms.find(record.key());
            if (room != null) {
                deliver(room, record);
            }
            assignment.handled(record);
        }
    }

    /** A record that fails must not hold up the others. */
    private void deliver(Room room, ConsumerRecord<String, byte[]> record) {
        try {
            var lane = Routing.read(name -> header(record, name))
                    .match(new FanoutDelivery(
                            room,
                            gateway,
                            OutboundFrame.of(record.value()),
                            client -> admission.decided(record.key(), client)));
            meters.delivered(lane, System.currentTimeMillis() - record.timestamp());
        } catch (RuntimeException e) {
            meters.badRecord();
            LOG.warnf(
                    e,
                    "A record of fanout can't be delivered: partition %d, offset %d",
                    record.partition(),
                    record.offset());
        }
    }

    private static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
