/** Whether a Kafka cluster is what an installation is said to be, and has what the services need. */
@NullMarked
package io.chalkstream.kafka.installation;

import org.jspecify.annotations.NullMarked;
