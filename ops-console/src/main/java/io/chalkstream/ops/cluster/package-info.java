/** What Kafka's Admin API says: brokers, partitions and groups. */
@NullMarked
package io.chalkstream.ops.cluster;

import org.jspecify.annotations.NullMarked;
