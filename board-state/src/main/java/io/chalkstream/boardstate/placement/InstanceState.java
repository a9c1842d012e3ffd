package io.chalkstream.boardstate.placement;

import java.util.Map;
import java.util.Set;

/**
 * An instance of board-state as its group knows it.
 *
 * @param settled whether it has been there for a while, so that its stores are open
 * @param owned the partitions whose boards it decides about
 * @param lags for each partition, how many records of the changelogs its disk doesn't have; all, if a partition isn't named
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
