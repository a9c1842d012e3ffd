package io.chalkstream.gateway.room;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a board is frozen, as snapshots and events say it. Of an event, only one that freezes, unfreezes or deletes is parsed: its
 * bytes tell, since a quotation mark within a text is escaped. One thread writes at a time; any thread may ask.
 */
final class BoardFreeze {
    private static final List<byte[]> SIGNS = List.of(utf8("\"kind\":\"freeze\""), utf8("\"kind\":\"delete\""));

    private Position since = new Position(0, 0);
    private volatile boolean frozen;

    boolean isFrozen() {
        return frozen;
    }

    /** What an event says, if it says something of it. */
    void read(Position at, OutboundFrame event) {
        byte[] frame = event.utf8();
        if (SIGNS.stream().anyMatch(sign -> contains(frame, sign))) {
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

    private static boolean contains(byte[] text, byte[] part) {
        for (int from = 0; from <= text.length - part.length; from++) {
            int i = 0;
            while (i < part.length && text[from + i] == part[i]) {
                i++;
            }
            if (i == part.length) {
                return true;
            }
        }
        return false;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
