package io.chalkstream.cursor.service;

import io.chalkstream.cursor.batching.ActiveBoards;
import io.chalkstream.cursor.batching.AwarenessFrame;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;

/** The meters of this service. */
@Singleton
final class CursorMeters {
    /** Records read from cursor-moves, by outcome: taken, stale, unreadable, failed. */
    static final String RECORDS = "chalkstream.cursor.records";
    /** Frames published to fanout. */
    static final String FRAMES = "chalkstream.cursor.frames";
    /** Reports merged into each frame. */
    static final String REPORTS_PER_FRAME = "chalkstream.cursor.reports.per.frame";
    /** Frames dropped because Kafka didn't accept them in time. */
    static final String FRAMES_LOST = "chalkstream.cursor.frames.lost";
    /** The delay of frames after their tick was due. */
    static final String TICK_LATENESS = "chalkstream.cursor.tick.lateness";
    /** Boards with people on them. */
    static final String BOARDS_ACTIVE = "chalkstream.cursor.boards.active";

    private final MeterRegistry registry;
    private final Counter taken;
    private final Counter stale;
    private final Counter unreadable;
    private final Counter failed;
    private final Counter frames;
    private final Counter framesLost;
    private final DistributionSummary reportsPerFrame;
    private final Timer tickLateness;

    CursorMeters(MeterRegistry registry) {
        this.registry = registry;
        taken = records("taken");
        stale = records("stale");
        unreadable = records("unreadable");
        failed = records("failed");
        frames = registry.counter(FRAMES);
        framesLost = registry.counter(FRAMES_LOST);
        reportsPerFrame = registry.summary(REPORTS_PER_FRAME);
        tickLateness = registry.timer(TICK_LATENESS);
    }

    void watch(ActiveBoards boards) {
        registry.gauge(BOARDS_ACTIVE, boards, ActiveBoards::active);
    }

    void taken() {
        taken.increment();
    }

    /** A record was too old, or its partition isn't assigned to this process. */
    void stale() {
        stale.increment();
    }

    void unreadable() {
        unreadable.increment();
    }

    void failed() {
        failed.increment();
    }

    void published(AwarenessFrame frame) {
        frames.increment();
        reportsPerFrame.record(frame.reports());
        if (!frame.late().isZero()) {
            tickLateness.record(frame.late());
        }
    }

    void lost() {
        framesLost.increment();
    }

    private Counter records(String outcome) {
        return registry.counter(RECORDS, "outcome", outcome);
    }
}
