/** What the services on Kafka Streams share: memory of the stores, failures of threads, probes, reading and publishing. */
@NullMarked
package io.chalkstream.streams;

import org.jspecify.annotations.NullMarked;
