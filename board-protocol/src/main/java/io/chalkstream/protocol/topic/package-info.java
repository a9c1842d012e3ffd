/** The table of topics and the rule for how many consumers fit their partitions. */
@NullMarked
package io.chalkstream.protocol.topic;

import org.jspecify.annotations.NullMarked;
