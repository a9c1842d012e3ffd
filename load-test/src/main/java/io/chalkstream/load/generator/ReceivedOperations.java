package io.chalkstream.load.generator;

import java.util.BitSet;

/** The operations that one receiver has got, and whether each came once and in order. Not thread-safe. */
final class ReceivedOperations {
    private final BitSet[] seen;
    private final int[] last;
    private long lastSeq;
    private long inSnapshots;
    private int distinct;
    private int doubled;
    private int outOfOrder;

    /** So many authors, each of which numbers its operations 1, 2, 3. */
    ReceivedOperations(int authors) {
        seen = new BitSet[authors];
        last = new int[authors];
    }

    /**
     * Says whether the operation is new.
     *
     * @param seq its number in the order of the board; 0 if there is none
     */
    boolean event(long seq, int author, int operation) {
        if (seen[author] == null) {
            seen[author] = new BitSet();
        }
        if (seen[author].get(operation)) {
            doubled++;
            return false;
        }
        seen[author].set(operation);
        distinct++;
        boolean follows = seq == 0 || seq == lastSeq + 1;
        if (!follows || operation != last[author] + 1) {
            outOfOrder++;
        }
        lastSeq = Math.max(lastSeq, seq);
        last[author] = Math.max(last[author], operation);
        return true;
    }

    /** A snapshot after the event {@code seq} stands for all events before that didn't come. */
    void snapshot(long seq) {
        inSnapshots += Math.max(0, seq - lastSeq);
        lastSeq = Math.max(lastSeq, seq);
    }

    /** How many of so many operations that were sent came neither as an event nor with a snapshot. */
    long lost(long sent) {
        return Math.max(0, sent - distinct - inSnapshots);
    }

    long lastSeq() {
        return lastSeq;
    }

    int doubled() {
        return doubled;
    }

    int outOfOrder() {
        return outOfOrder;
    }
}
