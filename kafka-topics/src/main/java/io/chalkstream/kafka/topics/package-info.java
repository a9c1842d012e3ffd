/** The topics of a Kafka cluster. */
@NullMarked
package io.chalkstream.kafka.topics;

import org.jspecify.annotations.NullMarked;
