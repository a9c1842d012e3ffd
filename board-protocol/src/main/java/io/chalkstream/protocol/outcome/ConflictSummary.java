package io.chalkstream.protocol.outcome;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Person;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a reversal left untouched because another person has changed it since (U15).
 *
 * @param elements how many elements, at least 1; the board's title counts as one
 * @param by who changed or removed them, as far as known: at most {@link #PEOPLE}
 */
@JsonPropertyOrder({"elements", "by"})
public record ConflictSummary(int elements, List<Person> by) {
    /** The number of names kept. */
    public static final int PEOPLE = 8;

    public ConflictSummary {
        Limits.requireAtLeast("elements", elements, 1);
        by = Limits.requirePresent("by", by).stream().distinct().limit(PEOPLE).toList();
    }

    /** The sum of two summaries. */
    public ConflictSummary and(ConflictSummary other) {
        return new ConflictSummary(
                elements + other.elements,
                Stream.concat(by.stream(), other.by.stream()).toList());
    }
}
