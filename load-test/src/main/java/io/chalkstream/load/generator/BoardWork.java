package io.chalkstream.load.generator;

import io.chalkstream.load.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The people of one board: when each of them moves, and which operations they have sent. The sender's thread writes, and the clients'
 * thread reads what has been sent before.
 */
final class BoardWork {
    private static final int INITIAL_OPERATIONS = 64;

    private final List<Schedule> moves;
    private final long[][] intendedOperations;
    private final int[] operationsSent;
    private final long[] lastMove;
    private volatile long start;

    BoardWork(List<Schedule> moves) {
        this.moves = List.copyOf(moves);
        this.intendedOperations = new long[moves.size()][INITIAL_OPERATIONS];
        this.operationsSent = new int[moves.size()];
        this.lastMove = new long[moves.size()];
        Arrays.fill(lastMove, -1);
    }

    /** The run begins at this {@link System#nanoTime()}. */
    void begin(long nanoTime) {
        start = nanoTime;
    }

    long sinceStart(long nanoTime) {
        return nanoTime - start;
    }

    int people() {
        return moves.size();
    }

    Schedule moves(int person) {
        return moves.get(person);
    }

    /** Records that the person has made this move of a pointer: 0, 1, 2. A pen's last points end with their stroke, and aren't waited for. */
    void moved(int person, long move) {
        lastMove[person] = move;
    }

    /** The person's last move, or -1; valid after the run. */
    long lastMove(int person) {
        return lastMove[person];
    }

    /** Records the person's next operation before it is sent; returns its number: 1, 2, 3. */
    int nextOperation(int person, long intended) {
        int number = ++operationsSent[person];
        if (number >= intendedOperations[person].length) {
            intendedOperations[person] = Arrays.copyOf(intendedOperations[person], 2 * number);
        }
        intendedOperations[person][number] = intended;
        return number;
    }

    long intendedOperation(int person, int number) {
        return intendedOperations[person][number];
    }

    /** The operations of all people; valid after the run. */
    long operationsSent() {
        return Arrays.stream(operationsSent).asLongStream().sum();
    }

    /** Who moves at all. */
    List<Integer> movers() {
        var movers = new ArrayList<Integer>();
        for (int person = 0; person < people(); person++) {
            if (moves.get(person).perSecond() > 0) {
                movers.add(person);
            }
        }
        return movers;
    }
}
