package io.chalkstream.simulation.service;

import io.chalkstream.gateway.room.Position;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** How far each board has been acknowledged to anybody: what board-state answers from then on is at least as far (G2). */
public final class AcknowledgedPositions {
    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::epoch).thenComparingLong(Position::seq);
    private static final Position NOTHING = new Position(0, 0);

    private final Map<String, Position> latest = new HashMap<>();
    private final List<String> problems;

    /** @param problems gets what doesn't hold */
    public AcknowledgedPositions(List<String> problems) {
        this.problems = problems;
    }

    /** Somebody was shown their own event. */
    public void acknowledged(String board, long epoch, long seq) {
        latest.merge(board, new Position(epoch, seq), BinaryOperator.maxBy(ORDER));
    }

    Position of(String board) {
        return latest.getOrDefault(board, NOTHING);
    }

    /** An answer about a board, to a request before which {@code least} was acknowledged. */
    void answered(String board, Position least, Position answer) {
        if (ORDER.compare(least, answer) > 0) {
            problems.add("board-state answered with %s at %s, although %s was acknowledged before the request"
                    .formatted(board, answer, least));
        }
    }
}
