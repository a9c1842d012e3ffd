package io.chalkstream.simulation.kafka;

/** Which records a consumer is given. */
public enum Isolation {
    READ_UNCOMMITTED,
    READ_COMMITTED
}
