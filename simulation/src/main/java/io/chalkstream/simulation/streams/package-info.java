/** A model of Kafka Streams: tasks with stores, changelogs, commits and takeovers. */
@NullMarked
package io.chalkstream.simulation.streams;

import org.jspecify.annotations.NullMarked;
