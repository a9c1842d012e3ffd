/** A real Kafka broker inside this JVM, or as a separate process, for the local run and the tests. */
@NullMarked
package io.chalkstream.kafka.embedded;

import org.jspecify.annotations.NullMarked;
