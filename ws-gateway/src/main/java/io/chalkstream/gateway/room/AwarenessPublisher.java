package io.chalkstream.gateway.room;

import io.chalkstream.protocol.awareness.AwarenessReport;

/** Tells cursor-service what is seen of a board at this gateway. It must not block; reports may be lost. */
public interface AwarenessPublisher {
    void report(String boardId, AwarenessReport report);
}
