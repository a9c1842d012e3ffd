package io.chalkstream.gateway.fanout;

import io.chalkstream.gateway.connection.Admission;
import io.chalkstream.gateway.room.OutboundFrame;
import io.chalkstream.gateway.room.RoomMeters.Lane;
import io.chalkstream.gateway.room.RoomRegistry;
import io.chalkstream.protocol.fanout.Routing;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Delivers records of fanout to the rooms. Of a record without a room, only the key is read. */
public final class RecordDelivery {
    private final RoomRegistry rooms;
    private final Admission admission;
    private final String gateway;

    /** @param gateway the name of the gateway */
    public RecordDelivery(RoomRegistry rooms, Admission admission, String gateway) {
        this.rooms = rooms;
        this.admission = admission;
        this.gateway = gateway;
    }

    /**
     * Delivers one record.
     *
     * @return its lane; null if nobody here is on its board
     * @throws RuntimeException if it is no record of fanout
     */
    public @Nullable Lane deliver(ConsumerRecord<String, byte[]> record) {
        var room = record.key() == null ? null : rooms.find(record.key());
        return room == null
                ? null
                : Routing.read(name -> header(record, name))
                        .match(new FanoutDelivery(
                                room,
                                gateway,
                                OutboundFrame.of(record.value()),
                                client -> admission.decided(record.key(), client)));
    }

    private static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
