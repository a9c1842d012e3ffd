package io.chalkstream.load;

import java.util.Arrays;

/** Up to which move one receiver has seen each person's cursor. Not thread-safe. */
final class CursorProgress {
    private final long[] newest;

    CursorProgress(int people) {
        newest = new long[people];
        Arrays.fill(newest, -1);
    }

    /** Told of each move that has become visible: it or a newer one is shown. */
    interface Visible {
        void move(long index);
    }

    /** A frame shows this person at the place of move {@code index}. */
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
