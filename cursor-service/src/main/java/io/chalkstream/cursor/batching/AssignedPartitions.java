package io.chalkstream.cursor.batching;

/** The partitions of cursor-moves assigned to this process. */
public interface AssignedPartitions {
    /** Whether the partition is assigned to this process. */
    boolean has(int partition);

    /** Whether records of the partition are currently received. */
    boolean isReceiving(int partition);
}
