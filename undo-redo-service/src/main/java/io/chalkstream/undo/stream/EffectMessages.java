package io.chalkstream.undo.stream;

import io.chalkstream.protocol.fanout.Routing;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.topic.RecordFormats;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.streams.OutboundRecord;
import io.chalkstream.undo.history.Effect;
import java.util.Map;

/** Turns effects into records. */
final class EffectMessages implements Effect.Cases<OutboundRecord> {
    private final String user;

    /** For the effects on this person. */
    EffectMessages(String user) {
        this.user = user;
    }

    @Override
    public OutboundRecord sendCommand(Effect.SendCommand send) {
        return new OutboundRecord(Topic.BOARD_COMMANDS, RecordFormats.COMMAND.write(send.command()), Map.of());
    }

    @Override
    public OutboundRecord sendHistory(Effect.SendHistory tell) {
        return new OutboundRecord(Topic.FANOUT, Json.bytes(tell.message()), new Routing.User(user).headers());
    }

    @Override
    public OutboundRecord sendRefusal(Effect.SendRefusal tell) {
        return new OutboundRecord(
                Topic.FANOUT, Json.bytes(tell.message()), new Routing.Client(tell.client()).headers());
    }
}
