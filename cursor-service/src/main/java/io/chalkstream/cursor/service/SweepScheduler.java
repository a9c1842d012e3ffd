package io.chalkstream.cursor.service;

import io.chalkstream.cursor.batching.ActiveBoards;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Sweeps the boards periodically, in the tick thread. */
@Singleton
final class SweepScheduler {
    private final ActiveBoards boards;
    private final TickScheduler ticks;
    private final Clock clock;

    SweepScheduler(ActiveBoards boards, TickScheduler ticks, Clock clock) {
        this.boards = boards;
        this.ticks = ticks;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        ticks.every(ActiveBoards.SWEEP_EVERY, "sweep", () -> boards.sweep(clock.millis()));
    }
}
