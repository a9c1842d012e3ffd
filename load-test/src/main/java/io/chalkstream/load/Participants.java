package io.chalkstream.load;

import io.chalkstream.protocol.awareness.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The participants, and the intended time of each of their moves and operations, in nanoseconds since the start of the run.
 * Thread-safe, except where noted.
 */
final class Participants {
    private final List<Schedule> moves;
    private final List<AtomicLongArray> operations;
    private final int[] operationsSent;
    private volatile long start;

    /** {@code moves} has the cursor schedule of each person; nobody sends more than {@code maxOperations}. */
    Participants(List<Schedule> moves, int maxOperations) {
        this.moves = List.copyOf(moves);
        this.operations = new ArrayList<>();
        this.moves.forEach(person -> operations.add(new AtomicLongArray(maxOperations + 1)));
        this.operationsSent = new int[moves.size()];
    }

    /** The run begins at this {@link System#nanoTime()}. */
    void begin(long nanoTime) {
        start = nanoTime;
    }

    /** Nanoseconds from the start of the run to a {@link System#nanoTime()}. */
    long sinceStart(long nanoTime) {
        return nanoTime - start;
    }

    int people() {
        return moves.size();
    }

    static String nameOf(int person) {
        return "Person " + person;
    }

    /** A point that encodes the person and the move. */
    static Point place(int person, long move) {
        return new Point(move, person);
    }

    static int personAt(Point place) {
        return (int) Math.round(place.y());
    }

    static long moveAt(Point place) {
        return Math.round(place.x());
    }

    /** Which person an event is of. */
    int indexOf(String name) {
        return Integer.parseInt(name.substring(name.lastIndexOf(' ') + 1));
    }

    Schedule moves(int person) {
        return moves.get(person);
    }

    long intendedMove(int person, long index) {
        return moves.get(person).intended(index);
    }

    /** Records the person's next operation before it is sent; returns its number: 1, 2, 3. Called by one thread only. */
    long nextOperation(int person, long intended) {
        int operation = ++operationsSent[person];
        operations.get(person).set(operation, intended);
        return operation;
    }

    long intendedOperation(int person, long operation) {
        return operations.get(person).get((int) operation);
    }

    /** The number of operations that the person has sent; valid after the run. */
    int operationsOf(int person) {
        return operationsSent[person];
    }
}
