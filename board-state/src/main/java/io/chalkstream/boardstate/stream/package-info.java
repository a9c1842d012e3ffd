/** Command processing in Kafka Streams: read, decide, store, publish. */
@NullMarked
package io.chalkstream.boardstate.stream;

import org.jspecify.annotations.NullMarked;
