package io.chalkstream.simulation.kafka;

import java.util.List;

/** What a script may do with brokers, real ones or the model. Answers are {@code ok} or why it is refused. */
interface ScriptedKafka {
    /** A producer of this name begins, in place of an earlier one with the same transactional id. */
    void start(String producer, String transactionalId);

    /** Writes a record in the producer's transaction, which begins if none is open. */
    String send(String producer, int partition, String value);

    /** Adds an offset to the transaction. */
    String offset(String producer, long offset);

    String end(String producer, boolean commit);

    /** An administrator fences whoever has this id. */
    void fence(String transactionalId);

    /** Writes without a transaction. */
    void sendPlainly(int partition, String value);

    /** Each record as {@code offset=value}, and the end. */
    List<String> read(int partition, Isolation isolation);

    /** The group's committed offset, or {@code unstable}. */
    String committed();
}
