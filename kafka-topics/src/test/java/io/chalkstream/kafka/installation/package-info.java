@NullMarked
package io.chalkstream.kafka.installation;

import org.jspecify.annotations.NullMarked;
