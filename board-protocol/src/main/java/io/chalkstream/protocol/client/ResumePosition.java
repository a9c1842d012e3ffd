package io.chalkstream.protocol.client;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;

/** Up to where a client knows the board: an epoch and the seq of the last event it has. */
@JsonPropertyOrder({"epoch", "seq"})
public record ResumePosition(long epoch, long seq) {
    public ResumePosition {
        Limits.requireAtLeast("epoch", epoch, 0);
        Limits.requireAtLeast("seq", seq, 0);
    }
}
