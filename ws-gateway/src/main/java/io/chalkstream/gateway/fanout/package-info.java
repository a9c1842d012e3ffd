/** Reads the topic fanout, all of it and alone in its group, and gives each record to its room. */
@NullMarked
package io.chalkstream.gateway.fanout;

import org.jspecify.annotations.NullMarked;
