/** A model of Kafka: logs, transactions, groups, and clients that reach them over a network with faults. */
@NullMarked
package io.chalkstream.simulation.kafka;

import org.jspecify.annotations.NullMarked;
