package io.chalkstream.load;

import java.util.Arrays;

/** The latest move of each person's cursor that one receiver has seen. Not thread-safe. */
final class CursorProgress {
    private final long[] newest;

    CursorProgress(int people) {
        newest = new long[people];
        Arrays.fill(newest, -1);
    }

    /** Called for each move that has become visible, itself or by a newer one. */
    interface Visible {
        void move(long index);
    }

    /** A frame shows this person's move {@code index}. */
    void shown(int person, long index, Visible visible) {
        for (long move = newest[person] + 1; move <= index; move++) {
            visible.move(move);
        }
        newest[person] = Math.max(newest[person], index);
    }

    /** How many of this person's {@code sent} moves were neither shown nor overtaken by a newer one. */
    long unseen(int person, long sent) {
        return sent - 1 - newest[person];
    }
}
