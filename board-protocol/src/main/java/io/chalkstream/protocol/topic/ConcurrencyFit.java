package io.chalkstream.protocol.topic;

/** Whether the consumers of one service instance suit the partitions of the topic that they read. */
public enum ConcurrencyFit {
    /** Every consumer has something to read, and none has too much. */
    FITS,
    /** More consumers than partitions: some threads have nothing to read. */
    IDLE_CONSUMERS,
    /** So many partitions for one consumer that boards wait for each other. */
    CROWDED;

    /** More partitions than this for each consumer are too many. */
    public static final int MAX_PARTITIONS_PER_CONSUMER = 12;

    /** Judges {@code consumers} threads that read {@code partitions} partitions; both are at least 1. */
    public static ConcurrencyFit of(int consumers, int partitions) {
        if (consumers < 1 || partitions < 1) {
            throw new IllegalArgumentException(
                    "consumers and partitions are at least 1, not " + consumers + " and " + partitions);
        }
        if (consumers > partitions) {
            return IDLE_CONSUMERS;
        }
        return partitions > consumers * MAX_PARTITIONS_PER_CONSUMER ? CROWDED : FITS;
    }
}
