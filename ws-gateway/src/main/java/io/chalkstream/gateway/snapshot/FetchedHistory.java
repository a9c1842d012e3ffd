package io.chalkstream.gateway.snapshot;

import java.util.List;

/**
 * A part of a board's history as board-state has sent it, and the memory that it takes.
 *
 * @param chunks its JSON, one piece after the other; must not be modified
 * @param gzip whether it is compressed
 * @param release gives the memory back
 */
public record FetchedHistory(List<byte[]> chunks, boolean gzip, Runnable release) {
    /** The size in bytes. */
    int bytes() {
        return chunks.stream().mapToInt(chunk -> chunk.length).sum();
    }

    /** The same, with memory that is given back so. */
    FetchedHistory freedBy(Runnable release) {
        return new FetchedHistory(chunks, gzip, release);
    }
}
