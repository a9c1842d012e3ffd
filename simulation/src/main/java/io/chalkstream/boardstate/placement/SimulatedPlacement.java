package io.chalkstream.boardstate.placement;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Opens board-state's placement of partitions to the simulation. */
public final class SimulatedPlacement {
    private static final Duration BETWEEN_MOVES = Duration.ofMillis(500);
    private static final int STANDBYS = 1;
    private static final long ACCEPTABLE_LAG = 10_000;

    private final GroupMembershipTracker tracker;
    private final Duration warmUp;

    public SimulatedPlacement(Clock clock, Duration warmUp) {
        this.tracker = new GroupMembershipTracker(clock);
        this.warmUp = warmUp;
    }

    /** An instance as it says it is. */
    public record Instance(String id, Set<Integer> owned, Map<Integer, Long> lags) {}

    /**
     * Where an instance stands then.
     *
     * @param again when the placement should be looked at again; null: when something changes
     */
    public record Place(
            Set<Integer> owned,
            Set<Integer> standbys,
            @Nullable Duration again) {}

    /** The next placement, by the ids of the instances. */
    public Map<String, Place> next(Set<Integer> partitions, Collection<Instance> instances) {
        tracker.update(instances.stream().map(Instance::id).toList());
        var states = new TreeMap<String, InstanceState>();
        for (var instance : instances) {
            boolean settled = !instance.owned().isEmpty() || tracker.isMemberFor(warmUp, instance.id());
            states.put(instance.id(), new InstanceState(instance.id(), settled, instance.owned(), instance.lags()));
        }
        var placement = Placement.next(partitions, states.values(), STANDBYS, ACCEPTABLE_LAG);
        return states.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, state -> place(placement, state.getValue())));
    }

    private Place place(Placement placement, InstanceState state) {
        var again = placement.isQueued(state) ? BETWEEN_MOVES : placement.isWarmingUp(state) ? warmUp : null;
        return new Place(placement.owned(state), placement.standbys(state), again);
    }
}
