package io.chalkstream.protocol.undo;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import org.jspecify.annotations.Nullable;

/**
 * What an entry is about, for people to read before they undo or redo it (U14).
 *
 * @param action what was done, and would be undone or done again
 * @param elements to how many elements, 0 if to the board itself; missing if they are too many for one event
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
