package io.chalkstream.load.generator;

/**
 * What the people of each board do.
 *
 * @param boards so many, each with so many people
 * @param movers so many of a board's people move and change it; the others look on
 * @param movesPerSecond of each mover
 * @param operationsPerSecond of a board; not used with a pen, whose operations are the strokes that it ends
 */
public record Workload(
        int boards, int people, int movers, double movesPerSecond, double operationsPerSecond, Tool tool) {
    /** What a move is. */
    public enum Tool {
        POINTER,
        /** Each move is three new points of a stroke. */
        PEN
    }

    public Workload {
        if (movers > people) {
            throw new IllegalArgumentException("more movers than people");
        }
    }

    /** Moves that are offered in a second, each counted for everybody else on its board. */
    public double offeredMoves() {
        return boards * movers * movesPerSecond * (people - 1);
    }

    /** The same people with other moves. */
    public Workload withMoves(double perSecond) {
        return new Workload(boards, people, movers, perSecond, operationsPerSecond, tool);
    }
}
