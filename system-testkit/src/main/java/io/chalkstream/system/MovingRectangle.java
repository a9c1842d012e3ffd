package io.chalkstream.system;

import io.chalkstream.protocol.board.Change;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** One rectangle that is put, and then moves. */
final class MovingRectangle implements Supplier<List<Change>> {
    private final String id;
    private final AtomicInteger count = new AtomicInteger();

    MovingRectangle(String id) {
        this.id = id;
    }

    @Override
    public List<Change> get() {
        int x = count.getAndIncrement();
        return List.of(x == 0 ? SampleChanges.putRectangle(id, x) : SampleChanges.move(id, x));
    }
}
