package io.chalkstream.simulation.service;

import io.chalkstream.simulation.kafka.GroupCoordinator;
import io.chalkstream.simulation.kafka.GroupCoordinator.Assignment;
import io.chalkstream.simulation.kafka.GroupCoordinator.Subscription;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Moves partitions without an interruption of the others: who has one gives it up first, and somebody else gets it in the next rebalance. */
final class CooperativeAssignment implements GroupCoordinator.Assignor {
    private final int partitions;

    /** Balances so many partitions, with few moves. */
    CooperativeAssignment(int partitions) {
        this.partitions = partitions;
    }

    @Override
    public Map<String, Assignment> assign(SortedMap<String, Subscription> members) {
        var wanted = balanced(members);
        var granted = grant(wanted, members);
        var owners = owners(granted, members);
        var assignments = new HashMap<String, Assignment>();
        granted.forEach((member, owned) -> assignments.put(member, new Assignment(owned, Set.of(), owners, null)));
        return assignments;
    }

    private Map<String, Set<Integer>> balanced(SortedMap<String, Subscription> members) {
        int most = (partitions + members.size() - 1) / members.size();
        var wanted = new TreeMap<String, Set<Integer>>();
        var free = new TreeSet<Integer>();
        for (int partition = 0; partition < partitions; partition++) {
            free.add(partition);
        }
        members.forEach((member, subscription) -> {
            var kept = new TreeSet<Integer>();
            subscription.owned().stream()
                    .sorted()
                    .filter(free::contains)
                    .limit(most)
                    .forEach(kept::add);
            free.removeAll(kept);
            wanted.put(member, kept);
        });
        for (int partition : free) {
            wanted.values().stream()
                    .min(Comparator.comparingInt(Set::size))
                    .orElseThrow()
                    .add(partition);
        }
        return wanted;
    }

    /** What each member gets now: nothing that another one has still to give up. */
    static Map<String, Set<Integer>> grant(Map<String, Set<Integer>> wanted, SortedMap<String, Subscription> members) {
        var granted = new TreeMap<String, Set<Integer>>();
        wanted.forEach((member, partitions) -> {
            var now = new TreeSet<>(partitions);
            members.forEach((other, subscription) -> {
                if (!other.equals(member)) {
                    now.removeAll(subscription.owned());
                }
            });
            granted.put(member, now);
        });
        return granted;
    }

    static Map<Integer, String> owners(Map<String, Set<Integer>> granted, SortedMap<String, Subscription> members) {
        var owners = new TreeMap<Integer, String>();
        granted.forEach((member, partitions) -> {
            var subscription = members.get(member);
            if (subscription != null) {
                partitions.forEach(partition -> owners.put(partition, subscription.process()));
            }
        });
        return owners;
    }
}
