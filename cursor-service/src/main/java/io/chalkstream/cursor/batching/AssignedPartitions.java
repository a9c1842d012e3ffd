package io.chalkstream.cursor.batching;

/** What this process reads of the topic cursor-moves. */
public interface AssignedPartitions {
    /** Whether the boards of this partition are this process's business. */
    boolean has(int partition);

    /** Whether a gateway that reports there would be heard at the moment. */
    boolean isReceiving(int partition);
}
