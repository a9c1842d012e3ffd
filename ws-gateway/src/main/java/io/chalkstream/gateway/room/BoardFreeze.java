package io.chalkstream.gateway.room;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a board is frozen, as snapshots and events say it. Of an event, only one that freezes, unfreezes or deletes is parsed. One
 * thread writes at a time; any thread may ask.
 */
final class BoardFreeze {
    private static final EventSigns SIGNS = EventSigns.of("\"kind\":\"freeze\"", "\"kind\":\"delete\"");

    private Position since = new Position(0, 0);
    private volatile boolean frozen;

    boolean isFrozen() {
        return frozen;
    }

    /** What an event says, if it says something of it. */
    void read(Position at, OutboundFrame event) {
        byte[] frame = event.utf8();
        if (SIGNS.areIn(frame)) {
            var said = lastSaid(Json.read(frame, ServerMessage.Event.class).changes());
            if (said != null) {
                set(at, said);
            }
        }
    }

    /** What is so at this position; an older one is ignored. */
    void set(Position at, boolean isFrozen) {
        if (!since.isAfter(at)) {
            since = at;
            frozen = isFrozen;
        }
    }

    private static @Nullable Boolean lastSaid(List<Change> changes) {
        Boolean said = null;
        for (var change : changes) {
            if (change instanceof Change.Freeze freeze) {
                said = freeze.on();
            } else if (change instanceof Change.Delete) {
                said = false;
            }
        }
        return said;
    }
}
