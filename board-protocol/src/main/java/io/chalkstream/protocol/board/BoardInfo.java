package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a board.
 *
 * @param title empty: none
 * @param frozen whether students can't change it
 * @param studentsHidden whether students and viewers are hidden from each other (A9)
 * @param createdBy who made its first change; null on an untouched board, like the three after it, or if the name is
 *     withheld, like {@code changedBy}
 * @param createdAt when, in milliseconds since 1970
 * @param changedBy who made its last change
 * @param changedAt when
 */
@JsonPropertyOrder({"title", "frozen", "studentsHidden", "createdBy", "createdAt", "changedBy", "changedAt"})
public record BoardInfo(
        String title,
        boolean frozen,
        // Boards that are older than this setting don't have it.
        @JsonSetter(nulls = Nulls.AS_EMPTY) boolean studentsHidden,
        @Nullable Person createdBy,
        @Nullable Long createdAt,
        @Nullable Person changedBy,
        @Nullable Long changedAt) {
    /** The metadata of an untouched board. */
    public static final BoardInfo NEW = new BoardInfo("", false, false, null, null, null, null);

    public BoardInfo {
        Limits.requireAtMost("title", title, Limits.TITLE_LENGTH);
    }

    public BoardInfo withTitle(String title) {
        return new BoardInfo(title, frozen, studentsHidden, createdBy, createdAt, changedBy, changedAt);
    }

    public BoardInfo withFrozen(boolean frozen) {
        return new BoardInfo(title, frozen, studentsHidden, createdBy, createdAt, changedBy, changedAt);
    }

    public BoardInfo withStudentsHidden(boolean studentsHidden) {
        return new BoardInfo(title, frozen, studentsHidden, createdBy, createdAt, changedBy, changedAt);
    }

    /** The metadata without the names of people. */
    public BoardInfo withoutNames() {
        return new BoardInfo(title, frozen, studentsHidden, null, createdAt, null, changedAt);
    }

    /** The metadata after a change at {@code at}, in milliseconds since 1970. */
    public BoardInfo changed(Person by, long at) {
        return createdBy == null
                ? new BoardInfo(title, frozen, studentsHidden, by, at, by, at)
                : new BoardInfo(title, frozen, studentsHidden, createdBy, createdAt, by, at);
    }
}
