package io.chalkstream.protocol.server;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import java.util.List;

/**
 * A part of a board's history, as one person may know it (K13).
 *
 * @param epoch of the board's life
 * @param oldest the {@code seq} of the oldest event that can be had; one more than the board's if none
 * @param events the newest first, without a gap
 */
@JsonPropertyOrder({"epoch", "oldest", "events"})
public record BoardHistory(long epoch, long oldest, List<PastEvent> events) {
    public BoardHistory {
        Limits.requireAtLeast("oldest", oldest, 1);
        events = List.copyOf(Limits.requirePresent("events", events));
    }
}
