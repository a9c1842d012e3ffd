package io.chalkstream.simulation.kafka;

import java.util.List;

/** What a script may do with a group of consumers, a real one or the model's. */
interface ScriptedGroup {
    int PARTITIONS = 12;

    /** A new member; it is one after the next {@link #settle}. */
    void join(String member);

    /** The member leaves at once; the others hear of it with the next {@link #settle}. */
    void leave(String member);

    /** Everybody joins again until nobody has to; returns how many partitions each has, the fewest first. */
    List<Integer> settle();

    /**
     * An administrator throws everybody out, while all are about to join again. They hear that what they had is lost, and then join as new
     * members, with the next {@link #settle}.
     */
    void expel();

    /** How many partitions members have lost so far, without having been asked to give them up. */
    int lost();

    /**
     * A producer commits an offset in a transaction, for a member as it was after an earlier {@link #settle}.
     *
     * @param settlement the number of that, from 0
     * @return {@code ok} or {@code refused}
     */
    String commit(String member, int settlement, long offset);

    /** The committed offset. */
    long committed();

    /** Ends all that was started. */
    void end();
}
