package io.chalkstream.ops.overview;

import io.chalkstream.ops.cluster.ClusterState.Partition;
import io.chalkstream.ops.cluster.ClusterState.PartitionId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * When the partitions' ends were where. From this follows the age of the oldest unread record without reading it: it was written after
 * the last time that the end was not beyond it.
 */
final class EndHistory {
    private record End(long at, long offset) {}

    private final long kept;
    private final Map<PartitionId, Deque<End>> ends = new HashMap<>();

    /** @param kept how far back ages are known; what is older is said to be of this age */
    EndHistory(Duration kept) {
        this.kept = kept.toMillis();
    }

    void add(long at, Collection<Partition> partitions) {
        for (var partition : partitions) {
            if (partition.leader() < 0) {
                continue;
            }
            var known = ends.computeIfAbsent(partition.id(), id -> new ArrayDeque<>());
            var last = known.peekLast();
            // While the end stands still, the moment that it was last seen there counts.
            if (last != null && last.offset() == partition.end()) {
                known.removeLast();
            }
            known.addLast(new End(at, partition.end()));
            while (known.size() > 1 && known.getFirst().at() < at - kept) {
                known.removeFirst();
            }
        }
    }

    /** The first end that was seen of a partition: what nobody has ever committed is taken to be read up to here. */
    long first(PartitionId partition, long otherwise) {
        var known = ends.get(partition);
        return known == null ? otherwise : known.getFirst().offset();
    }

    /** The age of the record at this offset, in seconds: 0 if there is none yet. */
    double age(long at, PartitionId partition, long offset) {
        var known = ends.get(partition);
        if (known == null || known.getLast().offset() <= offset) {
            return 0;
        }
        long notThereAt = known.getFirst().at();
        for (var end : known) {
            if (end.offset() > offset) {
                break;
            }
            notThereAt = end.at();
        }
        return (at - notThereAt) / 1000.0;
    }
}
