package io.chalkstream.boardstate.placement;

import java.util.Map;
import java.util.Set;

/**
 * An instance of board-state as seen by the assignor.
 *
 * @param settled whether it has been a member for long enough to have opened its stores
 * @param owned the partitions that it owns
 * @param lags by partition, the number of changelog records missing on its disk; all of them for partitions not listed
 */
record InstanceState(String id, boolean settled, Set<Integer> owned, Map<Integer, Long> lags) {
    InstanceState {
        owned = Set.copyOf(owned);
        lags = Map.copyOf(lags);
    }

    long lag(int partition) {
        return owned.contains(partition) ? 0 : lags.getOrDefault(partition, Long.MAX_VALUE);
    }
}
