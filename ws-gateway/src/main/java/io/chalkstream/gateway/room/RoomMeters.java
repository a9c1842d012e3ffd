package io.chalkstream.gateway.room;

/** Counts what happens in rooms. */
public interface RoomMeters {
    /** What is never lost, and what may be. */
    enum Lane {
        EVENTS,
        AWARENESS
    }

    /** Messages went out, in one write or several. */
    void sent(Lane lane, int messages);

    /** A connection was behind: it is told later, in one go, what is new of awareness then. */
    void awarenessDelayed();

    /** A connection was so far behind that it was closed. */
    void closedSlow();

    /** Somebody came back and got the events that they had missed. */
    void resumed();

    /** Somebody came back and got what they had missed from the board's history. */
    void resumedFromHistory();

    /** Somebody got the whole board. */
    void snapshotSent();

    /** An event was missing. */
    void gapDetected();
}
