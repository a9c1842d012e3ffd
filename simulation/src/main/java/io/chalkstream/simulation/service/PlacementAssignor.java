package io.chalkstream.simulation.service;

import io.chalkstream.boardstate.placement.SimulatedPlacement;
import io.chalkstream.boardstate.stream.BoardKeys;
import io.chalkstream.simulation.kafka.AbandonedTransactions;
import io.chalkstream.simulation.kafka.GroupCoordinator;
import io.chalkstream.simulation.kafka.GroupCoordinator.Assignment;
import io.chalkstream.simulation.kafka.GroupCoordinator.Subscription;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Assigns board-state's partitions as its placement says, and has the leader end what those have left open that are gone. */
final class PlacementAssignor implements GroupCoordinator.Assignor {
    private static final Duration WARM_UP = Duration.ofSeconds(4);

    private final SimulatedInstallation installation;
    private final SimulatedPlacement placement;

    PlacementAssignor(SimulatedInstallation installation) {
        this.installation = installation;
        this.placement = new SimulatedPlacement(installation.time().clock(), WARM_UP);
    }

    @Override
    public Map<String, Assignment> assign(SortedMap<String, Subscription> members) {
        abortAbandoned(members);
        var instances = members.entrySet().stream()
                .map(member -> new SimulatedPlacement.Instance(
                        member.getKey(), member.getValue().owned(), lags(member.getValue())))
                .toList();
        var partitions = SimulatedInstallation.partitions().boxed().collect(Collectors.toCollection(TreeSet::new));
        var places = placement.next(partitions, instances);
        var wanted = new TreeMap<String, Set<Integer>>();
        places.forEach((member, place) -> wanted.put(member, place.owned()));
        var granted = CooperativeAssignment.grant(wanted, members);
        var owners = CooperativeAssignment.owners(granted, members);
        var assignments = new HashMap<String, Assignment>();
        places.forEach((member, place) -> assignments.put(
                member,
                new Assignment(
                        granted.getOrDefault(member, Set.of()),
                        new TreeSet<>(place.standbys()),
                        owners,
                        place.again())));
        return assignments;
    }

    private Map<Integer, Long> lags(Subscription subscription) {
        var lags = new HashMap<Integer, Long>();
        subscription.positions().forEach((partition, position) -> {
            var changelog = new TopicPartition(
                    BoardStateInstance.APPLICATION + "-" + BoardKeys.STORE + "-changelog", partition);
            lags.put(partition, Math.max(0, installation.cluster().end(changelog) - position));
        });
        return lags;
    }

    private void abortAbandoned(SortedMap<String, Subscription> members) {
        var present =
                members.values().stream().map(Subscription::process).collect(Collectors.toCollection(TreeSet::new));
        var leader = members.values().iterator().next().process();
        var instance = installation.boardStates().get(leader);
        if (instance != null) {
            new AbandonedTransactions(installation.cluster(), instance.process(), BoardStateInstance.APPLICATION)
                    .abortAllBut(present);
        }
    }
}
