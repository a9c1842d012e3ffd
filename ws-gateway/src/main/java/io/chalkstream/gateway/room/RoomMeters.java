package io.chalkstream.gateway.room;

/** Counts what happens in rooms. */
public interface RoomMeters {
    /** Events are never dropped; awareness may be. */
    enum Lane {
        EVENTS,
        AWARENESS
    }

    /** Messages were sent, in one frame or several. */
    void sent(Lane lane, int messages);

    /** A connection was busy: it gets the changes of awareness later, in one delta. */
    void awarenessDelayed();

    /** A connection was closed because too much was queued for it. */
    void closedSlow();

    /** A subscriber resumed from the replay buffer. */
    void resumed();

    /** A subscriber resumed with missed events from board-state. */
    void resumedFromHistory();

    /** A subscriber got a snapshot. */
    void snapshotSent();

    /** Events were missing before the one that came. */
    void gapDetected();
}
