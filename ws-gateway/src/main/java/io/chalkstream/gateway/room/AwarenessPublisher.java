package io.chalkstream.gateway.room;

import io.chalkstream.protocol.awareness.AwarenessReport;

/** Publishes a board's presence and awareness from this gateway to cursor-service. Never blocks; reports may be lost. */
public interface AwarenessPublisher {
    void report(String boardId, AwarenessReport report);

    /** Whether another report would be taken now. */
    default boolean hasCapacity() {
        return true;
    }
}
