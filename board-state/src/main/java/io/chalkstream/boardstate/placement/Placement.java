package io.chalkstream.boardstate.placement;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The assignment of owners and standbys to partitions: balanced, with few moves. A partition moves only to an instance
 * that is ready: settled, with its standby close behind. An instance that isn't ready becomes a standby first, while
 * the owner stays. If the owner is gone, the readiest instance takes over immediately.
 *
 * <p>From live owners one partition moves at a time, which keeps the interruption of each short.
 */
final class Placement {
    private final List<InstanceState> instances;
    private final long acceptableLag;
    private final Map<InstanceState, Set<Integer>> owned = new HashMap<>();
    private final Map<InstanceState, Set<Integer>> standbys = new HashMap<>();
    private final Set<InstanceState> warmingUp = new TreeSet<>(comparing(InstanceState::id));
    private final Set<InstanceState> queued = new TreeSet<>(comparing(InstanceState::id));
    private boolean moving;

    private Placement(Collection<InstanceState> instances, long acceptableLag) {
        this.instances = instances.stream().sorted(comparing(InstanceState::id)).toList();
        this.acceptableLag = acceptableLag;
        for (var instance : instances) {
            owned.put(instance, new TreeSet<>());
            standbys.put(instance, new TreeSet<>());
        }
    }

    /**
     * Computes the next placement.
     *
     * @param instances at least one
     * @param standbysOfEach the number of standbys per partition, if there are enough instances
     * @param acceptableLag the number of changelog records that a ready instance may lack
     */
    static Placement next(
            Set<Integer> partitions, Collection<InstanceState> instances, int standbysOfEach, long acceptableLag) {
        var placement = new Placement(instances, acceptableLag);
        placement.moving = partitions.stream().anyMatch(partition -> placement.owner(partition) == null);
        placement.targetOwners(new TreeSet<>(partitions)).forEach(placement::assign);
        partitions.forEach(partition -> placement.addStandbys(partition, standbysOfEach));
        return placement;
    }

    Set<Integer> owned(InstanceState instance) {
        return Set.copyOf(owned.getOrDefault(instance, Set.of()));
    }

    Set<Integer> standbys(InstanceState instance) {
        return Set.copyOf(standbys.getOrDefault(instance, Set.of()));
    }

    /** Whether the instance will own more partitions once it is ready. */
    boolean isWarmingUp(InstanceState instance) {
        return warmingUp.contains(instance);
    }

    /** Whether the instance is ready for more partitions and waits for earlier moves. */
    boolean isQueued(InstanceState instance) {
        return queued.contains(instance);
    }

    /** The final owner of each partition: the current one, up to its share. */
    private Map<Integer, InstanceState> targetOwners(Set<Integer> partitions) {
        var capacity = shares(partitions.size());
        var targetOwners = new TreeMap<Integer, InstanceState>();
        for (int partition : partitions) {
            var owner = owner(partition);
            if (owner != null && claim(capacity, owner)) {
                targetOwners.put(partition, owner);
            }
        }
        for (int partition : partitions) {
            targetOwners.computeIfAbsent(partition, unplaced -> {
                var target = instances.stream()
                        .filter(instance -> capacity.getOrDefault(instance, 0) > 0)
                        .min(readiness(unplaced))
                        .orElseThrow();
                claim(capacity, target);
                return target;
            });
        }
        return targetOwners;
    }

    /** The number of partitions for each; those that own most keep one more if it doesn't divide evenly. */
    private Map<InstanceState, Integer> shares(int partitions) {
        var byOwned = new ArrayList<>(instances);
        byOwned.sort(comparingInt(instance -> -instance.owned().size()));
        var shares = new HashMap<InstanceState, Integer>();
        for (int i = 0; i < byOwned.size(); i++) {
            int rest = i < partitions % byOwned.size() ? 1 : 0;
            shares.put(byOwned.get(i), partitions / byOwned.size() + rest);
        }
        return shares;
    }

    private static boolean claim(Map<InstanceState, Integer> capacity, InstanceState instance) {
        int left = capacity.getOrDefault(instance, 0);
        capacity.put(instance, Math.max(0, left - 1));
        return left > 0;
    }

    private void assign(int partition, InstanceState target) {
        var now = moves(partition, target) ? target : interimOwner(partition, target);
        add(owned, now, partition);
        if (!now.equals(target)) {
            add(standbys, target, partition);
            (isReady(target, partition) ? queued : warmingUp).add(target);
        }
    }

    /** Whether the partition goes to its target owner now, or is there already. */
    private boolean moves(int partition, InstanceState target) {
        if (!isReady(target, partition)) {
            return false;
        }
        var owner = owner(partition);
        if (owner == null || owner.equals(target)) {
            return true;
        }
        boolean first = !moving;
        moving = true;
        return first;
    }

    /** The owner until the target owner is ready. */
    private InstanceState interimOwner(int partition, InstanceState target) {
        var owner = owner(partition);
        return owner != null
                ? owner
                : instances.stream()
                        .min(readiness(partition).thenComparing(instance -> !instance.equals(target)))
                        .orElse(target);
    }

    /**
     * In addition to the one that is warming up: until it is ready, another may have to take over. Preferably in another zone
     * than the owner; until such a standby is ready, one that is stays.
     */
    private void addStandbys(int partition, int count) {
        var others = instances.stream()
                .filter(instance -> !owned(instance).contains(partition))
                .filter(instance -> !standbys(instance).contains(partition))
                .sorted(comparing((InstanceState instance) -> isInOwnersZone(instance, partition))
                        .thenComparing(instance -> !isReady(instance, partition))
                        .thenComparing(instance -> standbys(instance).size()))
                .toList();
        var chosen = others.subList(0, Math.min(count, others.size()));
        chosen.forEach(instance -> add(standbys, instance, partition));
        if (chosen.stream().noneMatch(instance -> isReady(instance, partition))) {
            others.stream()
                    .skip(chosen.size())
                    .filter(instance -> isReady(instance, partition))
                    .limit(count)
                    .forEach(instance -> add(standbys, instance, partition));
        }
    }

    private boolean isInOwnersZone(InstanceState instance, int partition) {
        return instances.stream()
                .filter(owner -> owned(owner).contains(partition))
                .anyMatch(instance::isInZoneOf);
    }

    private static void add(Map<InstanceState, Set<Integer>> places, InstanceState instance, int partition) {
        places.computeIfAbsent(instance, key -> new TreeSet<>()).add(partition);
    }

    private @Nullable InstanceState owner(int partition) {
        return instances.stream()
                .filter(instance -> instance.owned().contains(partition))
                .findFirst()
                .orElse(null);
    }

    private boolean isReady(InstanceState instance, int partition) {
        return instance.owned().contains(partition) || (instance.settled() && instance.lag(partition) <= acceptableLag);
    }

    private Comparator<InstanceState> readiness(int partition) {
        return comparing((InstanceState instance) -> !isReady(instance, partition))
                .thenComparing(instance -> instance.lag(partition));
    }
}
