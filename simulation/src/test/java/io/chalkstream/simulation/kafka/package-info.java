/** The model of Kafka is held to a real broker. */
package io.chalkstream.simulation.kafka;
