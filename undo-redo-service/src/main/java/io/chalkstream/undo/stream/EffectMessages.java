package io.chalkstream.undo.stream;

import io.chalkstream.protocol.fanout.Routing;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.topic.RecordFormats;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.undo.history.Effect;
import java.util.Map;

/** Turns effects into records. */
final class EffectMessages implements Effect.Cases<EffectMessages.Message> {
    /** A record to write, without key and timestamp. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares messages or changes them
    record Message(Topic topic, byte[] body, Map<String, String> headers) {}

    private final String user;

    /** For the effects on this person. */
    EffectMessages(String user) {
        this.user = user;
    }

    @Override
    public Message sendCommand(Effect.SendCommand send) {
        return new Message(Topic.BOARD_COMMANDS, RecordFormats.COMMAND.write(send.command()), Map.of());
    }

    @Override
    public Message sendHistory(Effect.SendHistory tell) {
        return new Message(Topic.FANOUT, Json.bytes(tell.message()), new Routing.User(user).headers());
    }

    @Override
    public Message sendRefusal(Effect.SendRefusal tell) {
        return new Message(Topic.FANOUT, Json.bytes(tell.message()), new Routing.Client(tell.client()).headers());
    }
}
