package io.chalkstream.gateway.room;

import java.util.Set;
import java.util.function.Consumer;

/** Keeps a room's {@link LockedElements} up to date, if somebody asks for them. Thread-safe. */
final class LockWatch {
    private final Object lock;
    private final String boardId;
    private final RoomContext context;
    private final LockedElements locked = new LockedElements();

    /** @param lock the room's */
    LockWatch(Object lock, String boardId, RoomContext context) {
        this.lock = lock;
        this.boardId = boardId;
        this.context = context;
    }

    /** Runs the action with the ids of the locked elements, now or, in order, once they are known; never if they can't be read. */
    void withLocked(Consumer<Set<String>> action) {
        synchronized (lock) {
            int question = locked.use(action);
            if (question != 0) {
                ask(question);
            }
        }
    }

    /** Runs the action after those that {@link #withLocked} has been asked to run. */
    void afterLocked(Runnable action) {
        synchronized (lock) {
            locked.inOrder(action);
        }
    }

    /** The board's next event. */
    void read(BoardEvent event) {
        synchronized (lock) {
            locked.read(event);
        }
    }

    /** Events are missing. */
    void forget() {
        synchronized (lock) {
            locked.forget();
        }
    }

    private void ask(int question) {
        var unused = context.subscriptions()
                .subscribe(boardId)
                .thenCompose(subscribed -> context.boardState().fetchSnapshot(boardId))
                .thenAccept(snapshot -> learn(question, snapshot))
                .exceptionally(failure -> {
                    synchronized (lock) {
                        locked.failed(question);
                    }
                    return null;
                });
    }

    private void learn(int question, BoardSnapshot snapshot) {
        try {
            var ids = LockedElements.in(snapshot.frame());
            synchronized (lock) {
                locked.learned(question, snapshot.position(), ids);
            }
        } finally {
            snapshot.lease().release();
        }
    }
}
