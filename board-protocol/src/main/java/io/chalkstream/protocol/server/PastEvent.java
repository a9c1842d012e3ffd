package io.chalkstream.protocol.server;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Limits;
import java.util.List;

/**
 * An event that is read later, with what leads from the board after it to the board before it.
 *
 * @param inverse changes in the order in which they are applied
 */
@JsonPropertyOrder({"event", "inverse"})
public record PastEvent(ServerMessage.Event event, List<Change> inverse) {
    public PastEvent {
        Limits.requirePresent("event", event);
        inverse = List.copyOf(Limits.requirePresent("inverse", inverse));
    }
}
