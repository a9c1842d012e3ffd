package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a board.
 *
 * @param title empty: none
 * @param frozen whether students can't change it
 * @param studentsHidden whether students and viewers are hidden from each other (A9)
 * @param paper what it is written on; null: {@link Paper#DOTS}
 * @param createdBy who made its first change; null on an untouched board, like the three after it, or if the name is
 *     withheld, like {@code changedBy}
 * @param createdAt when, in milliseconds since 1970
 * @param changedBy who made its last change
 * @param changedAt when
 * @param unknown what else a later release says of it (V4)
 */
@JsonPropertyOrder({"title", "frozen", "studentsHidden", "paper", "createdBy", "createdAt", "changedBy", "changedAt"})
public record BoardInfo(
        String title,
        boolean frozen,
        // Boards that are older than this setting don't have it.
        @JsonSetter(nulls = Nulls.AS_EMPTY) boolean studentsHidden,
        @Nullable Paper paper,
        @Nullable Person createdBy,
        @Nullable Long createdAt,
        @Nullable Person changedBy,
        @Nullable Long changedAt,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {
    /** The metadata of an untouched board. */
    public static final BoardInfo NEW = new BoardInfo("", false, false, null, null, null, null);

    public BoardInfo {
        Limits.requireAtMost("title", title, Limits.TITLE_LENGTH);
        paper = paper == Paper.DOTS ? null : paper;
        unknown = UnknownFields.of(unknown);
    }

    /** Metadata of which this release knows everything. */
    public BoardInfo(
            String title,
            boolean frozen,
            boolean studentsHidden,
            @Nullable Person createdBy,
            @Nullable Long createdAt,
            @Nullable Person changedBy,
            @Nullable Long changedAt) {
        this(title, frozen, studentsHidden, null, createdBy, createdAt, changedBy, changedAt, UnknownFields.NONE);
    }

    public BoardInfo withTitle(String title) {
        return new BoardInfo(title, frozen, studentsHidden, paper, createdBy, createdAt, changedBy, changedAt, unknown);
    }

    public BoardInfo withFrozen(boolean frozen) {
        return new BoardInfo(title, frozen, studentsHidden, paper, createdBy, createdAt, changedBy, changedAt, unknown);
    }

    public BoardInfo withStudentsHidden(boolean studentsHidden) {
        return new BoardInfo(title, frozen, studentsHidden, paper, createdBy, createdAt, changedBy, changedAt, unknown);
    }

    public BoardInfo withPaper(Paper paper) {
        return new BoardInfo(title, frozen, studentsHidden, paper, createdBy, createdAt, changedBy, changedAt, unknown);
    }

    /** What it is written on, chosen by somebody or not. */
    public Paper chosenPaper() {
        return paper == null ? Paper.DOTS : paper;
    }

    /** The metadata without the names of people, and without what a later release says, which may tell them. */
    public BoardInfo withoutNames() {
        return new BoardInfo(
                title, frozen, studentsHidden, paper, null, createdAt, null, changedAt, UnknownFields.NONE);
    }

    /** The metadata after a change at {@code at}, in milliseconds since 1970. */
    public BoardInfo changed(Person by, long at) {
        return createdBy == null
                ? new BoardInfo(title, frozen, studentsHidden, paper, by, at, by, at, unknown)
                : new BoardInfo(title, frozen, studentsHidden, paper, createdBy, createdAt, by, at, unknown);
    }
}
