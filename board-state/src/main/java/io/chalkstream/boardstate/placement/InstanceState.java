package io.chalkstream.boardstate.placement;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An instance of board-state as seen by the assignor.
 *
 * @param settled whether it has been a member for long enough to have opened its stores
 * @param owned the partitions that it owns
 * @param lags by partition, the number of changelog records missing on its disk; all of them for partitions not listed
 * @param zone where it runs; empty: not known
 */
record InstanceState(String id, boolean settled, Set<Integer> owned, Map<Integer, Long> lags, Optional<String> zone) {
    InstanceState {
        owned = Set.copyOf(owned);
        lags = Map.copyOf(lags);
    }

    /** An instance somewhere. */
    InstanceState(String id, boolean settled, Set<Integer> owned, Map<Integer, Long> lags) {
        this(id, settled, owned, lags, Optional.empty());
    }

    /** Whether one failure of a zone would take both. */
    boolean isInZoneOf(InstanceState other) {
        return zone.isPresent() && zone.equals(other.zone);
    }

    long lag(int partition) {
        return owned.contains(partition) ? 0 : lags.getOrDefault(partition, Long.MAX_VALUE);
    }
}
