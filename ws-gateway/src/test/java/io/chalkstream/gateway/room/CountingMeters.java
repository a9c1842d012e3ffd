package io.chalkstream.gateway.room;

import java.util.EnumMap;
import java.util.Map;

/** Meters that the test can read. */
public final class CountingMeters implements RoomMeters {
    final Map<Lane, Integer> sent = new EnumMap<>(Lane.class);
    int awarenessDelayed;
    int closedSlow;
    int resumed;
    int caughtUp;
    int snapshots;
    int gaps;

    @Override
    public void sent(Lane lane, int messages) {
        sent.merge(lane, messages, Integer::sum);
    }

    @Override
    public void awarenessDelayed() {
        awarenessDelayed++;
    }

    @Override
    public void closedSlow() {
        closedSlow++;
    }

    @Override
    public void resumed() {
        resumed++;
    }

    @Override
    public void resumedFromHistory() {
        caughtUp++;
    }

    @Override
    public void snapshotSent() {
        snapshots++;
    }

    @Override
    public void gapDetected() {
        gaps++;
    }
}
