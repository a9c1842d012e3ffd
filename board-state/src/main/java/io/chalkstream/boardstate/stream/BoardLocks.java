package io.chalkstream.boardstate.stream;

import jakarta.inject.Singleton;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** Striped locks that keep readers from opening a board between two writes of one event. Held for microseconds. */
@Singleton
public final class BoardLocks {
    private static final int STRIPES = 256;

    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);

    /** The lock to hold while writing an event of this board, or opening it. */
    public Lock of(String boardId) {
        return locks[Math.floorMod(boardId.hashCode(), STRIPES)];
    }

    /** Writes an event of this board: no reader opens the board meanwhile. */
    void whileLocked(String boardId, Runnable writes) {
        int unused = whileLocked(boardId, () -> {
            writes.run();
            return 0;
        });
    }

    /** Writes something of this board that readers must see as a whole, and returns what the writing returns. */
    int whileLocked(String boardId, IntSupplier writes) {
        var lock = of(boardId);
        lock.lock();
        try {
            return writes.getAsInt();
        } finally {
            lock.unlock();
        }
    }
}
