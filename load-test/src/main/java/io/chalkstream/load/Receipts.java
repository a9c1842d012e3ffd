package io.chalkstream.load;

import java.util.BitSet;

/** Which operations one receiver has seen, and whether each came once and in order. Not thread-safe. */
final class Receipts {
    private final BitSet[] seen;
    private final long[] lastOperation;
    private long lastSeq;
    private int doubled;
    private int outOfOrder;

    /** {@code authors} people send operations, each numbering them 1, 2, 3. */
    Receipts(int authors) {
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
            return;
        }
        seen[author].set((int) operation);
        if (seq != lastSeq + 1 || operation <= lastOperation[author]) {
            outOfOrder++;
        }
        lastSeq = Math.max(lastSeq, seq);
        lastOperation[author] = Math.max(lastOperation[author], operation);
    }

    /** How many of the operations 1 to {@code sent} of this author never came. */
    int lost(int author, int sent) {
        return sent - seen[author].get(1, sent + 1).cardinality();
    }

    /** Events of an operation that had come already. */
    int doubled() {
        return doubled;
    }

    /** Events that didn't follow the one before: a hole in the board's order, or a step back in it or in the author's. */
    int outOfOrder() {
        return outOfOrder;
    }
}
