package io.chalkstream.gateway.feature;

import io.chalkstream.gateway.room.AwarenessPublisher;
import io.chalkstream.kit.background.Scheduler;
import io.chalkstream.protocol.awareness.TickInterval;
import java.util.function.LongSupplier;

/** Opens the batching of a gateway's reports to the simulation. */
public final class Reports {
    private Reports() {}

    /** A publisher that batches, and passes what it has on. */
    public static AwarenessPublisher batched(AwarenessPublisher next, Scheduler timer, LongSupplier millis) {
        return new ReportBatcher(next, timer, () -> TickInterval.SHORTEST, millis);
    }
}
