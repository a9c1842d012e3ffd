package io.chalkstream.load;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The operations that one receiver has got, and whether each came once and in order. Operations in a snapshot count too; the
 * board's log tells which they are. Not thread-safe.
 */
final class DeliveryLog {
    /** An operation of an author, both as numbers. */
    record Operation(int author, long number) {}

    private final BitSet[] seen;
    private final Map<Long, Operation> log = new HashMap<>();
    private final BitSet inSnapshots = new BitSet();
    private final long[] lastOperation;
    private long lastSeq;
    private int doubled;
    private int again;
    private int outOfOrder;

    /** {@code authors} people send operations, each numbering them 1, 2, 3. */
    DeliveryLog(int authors) {
        seen = new BitSet[authors];
        for (int author = 0; author < authors; author++) {
            seen[author] = new BitSet();
        }
        lastOperation = new long[authors];
    }

    /** An event came. */
    void event(long seq, int author, long operation) {
        if (seen[author].get((int) operation)) {
            doubled++;
            again += new Operation(author, operation).equals(log.get(seq)) ? 1 : 0;
            return;
        }
        seen[author].set((int) operation);
        log.put(seq, new Operation(author, operation));
        if (seq != lastSeq + 1 || operation <= lastOperation[author]) {
            outOfOrder++;
        }
        lastSeq = Math.max(lastSeq, seq);
        lastOperation[author] = Math.max(lastOperation[author], operation);
    }

    /** A snapshot came, of the board after the event {@code seq}. */
    void snapshot(long seq) {
        if (seq > lastSeq) {
            inSnapshots.set((int) lastSeq + 1, (int) seq + 1);
            lastSeq = seq;
        }
    }

    /** The operations whose events came, by the events' seq. */
    Map<Long, Operation> log() {
        return log;
    }

    /**
     * How many of the operations 1 to {@code sent} of this author came neither as an event nor with a snapshot.
     *
     * @param boardLog which operation is which event, by seq
     */
    int lost(int author, int sent, Map<Long, Operation> boardLog) {
        var got = (BitSet) seen[author].clone();
        inSnapshots.stream()
                .mapToObj(seq -> boardLog.get((long) seq))
                .filter(operation -> operation != null && operation.author() == author)
                .forEach(operation -> got.set((int) operation.number()));
        return sent - got.get(1, sent + 1).cardinality();
    }

    /** Events of an operation that had come already. */
    int doubled() {
        return doubled;
    }

    /** Those of the doubled that are the same event of the board, which a client drops: a gateway that takes over may send them. */
    int again() {
        return again;
    }

    /** Events out of order: after a gap, or before an earlier event of the board or of their author. */
    int outOfOrder() {
        return outOfOrder;
    }
}
