package io.chalkstream.kit.lag;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The lag of one partition at one moment.
 *
 * @param position the next offset to handle
 * @param end the offset after the last record
 * @param age since the oldest unread record was created: zero if there is none, null if it couldn't be read
 */
record PartitionLag(long position, long end, @Nullable Duration age) {
    long records() {
        return Math.max(0, end - position);
    }
}
