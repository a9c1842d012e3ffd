package io.chalkstream.simulation.kafka;

/** Why a broker refuses a request, or that it gave no answer. */
public enum KafkaError {
    /** There was no answer in time: whether the request was carried out isn't known. */
    NO_ANSWER,
    /** Another producer has taken over the transactional id, or the coordinator has ended the transaction. */
    FENCED,
    /** The previous transaction's markers aren't all written. */
    CONCURRENT_TRANSACTIONS,
    /** An idempotent producer's records before these are missing. */
    OUT_OF_ORDER,
    /** The group has no such member, or not any more. */
    UNKNOWN_MEMBER,
    /** The group has rebalanced since. */
    ILLEGAL_GENERATION,
    /** A transaction that has written this offset is still open. */
    UNSTABLE_OFFSET
}
