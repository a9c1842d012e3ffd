package io.chalkstream.cursor.lane;

import io.chalkstream.cursor.gather.Boards;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Sweeps the boards from time to time, in the thread of their ticks. */
@Singleton
final class Sweeper {
    private final Boards boards;
    private final Ticks ticks;
    private final Clock clock;

    Sweeper(Boards boards, Ticks ticks, Clock clock) {
        this.boards = boards;
        this.ticks = ticks;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        ticks.every(Boards.SWEEP_EVERY, () -> boards.sweep(clock.millis()));
    }
}
