package io.chalkstream.protocol.undo;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import org.jspecify.annotations.Nullable;

/**
 * A description of an undo entry, shown before it is undone or redone (U14).
 *
 * @param action what was done, and would be undone or redone
 * @param elements the number of elements concerned, 0 for the board itself; missing if they took several events
 */
@JsonPropertyOrder({"action", "elements"})
public record EntrySummary(Action action, @Nullable Integer elements) {
    public EntrySummary {
        Limits.requirePresent("action", action);
        if (elements != null) {
            Limits.requireAtLeast("elements", elements, 0);
        }
    }

    /** What was done. */
    public enum Action {
        @JsonProperty("add")
        ADD,
        @JsonProperty("remove")
        REMOVE,
        /** To another place. */
        @JsonProperty("move")
        MOVE,
        /** To another width or height, or other points. */
        @JsonProperty("resize")
        RESIZE,
        /** Other words. */
        @JsonProperty("write")
        WRITE,
        /** Another colour, filling or size. */
        @JsonProperty("style")
        STYLE,
        /** A like, or one taken back. */
        @JsonProperty("like")
        LIKE,
        /** Locked or unlocked. */
        @JsonProperty("lock")
        LOCK,
        /** The board was frozen or unfrozen. */
        @JsonProperty("freeze")
        FREEZE,
        /** Students were hidden from each other, or shown again. */
        @JsonProperty("hide")
        HIDE,
        /** The board got another title. */
        @JsonProperty("rename")
        RENAME,
        /** Anything else, or several of these. */
        @JsonProperty("change")
        CHANGE
    }
}
