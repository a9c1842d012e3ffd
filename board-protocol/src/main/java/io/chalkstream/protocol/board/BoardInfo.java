package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * What a board is apart from its elements.
 *
 * @param title empty: none
 * @param frozen whether students can't change it
 * @param createdBy who made its first change; null if nothing has happened on it, as are the three after it
 * @param createdAt when, in milliseconds since 1970
 * @param changedBy who made its last change
 * @param changedAt when
 */
@JsonPropertyOrder({"title", "frozen", "createdBy", "createdAt", "changedBy", "changedAt"})
public record BoardInfo(
        String title,
        boolean frozen,
        @Nullable Person createdBy,
        @Nullable Long createdAt,
        @Nullable Person changedBy,
        @Nullable Long changedAt) {
    /** Of a board on which nothing has happened. */
    public static final BoardInfo NEW = new BoardInfo("", false, null, null, null, null);

    public BoardInfo {
        Limits.requireAtMost("title", title, Limits.TITLE_LENGTH);
    }

    public BoardInfo withTitle(String title) {
        return new BoardInfo(title, frozen, createdBy, createdAt, changedBy, changedAt);
    }

    public BoardInfo withFrozen(boolean frozen) {
        return new BoardInfo(title, frozen, createdBy, createdAt, changedBy, changedAt);
    }

    /** After a change, which is the first one if there was none before. */
    public BoardInfo changed(Person by, long at) {
        return createdBy == null
                ? new BoardInfo(title, frozen, by, at, by, at)
                : new BoardInfo(title, frozen, createdBy, createdAt, by, at);
    }
}
