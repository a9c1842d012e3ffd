/** At the start of every service: whether Kafka is what the installation is said to be. */
@NullMarked
package io.chalkstream.kit.installation;

import org.jspecify.annotations.NullMarked;
