package io.chalkstream.simulation.kafka;

import io.chalkstream.simulation.engine.VirtualTime;
import io.chalkstream.simulation.kafka.GroupCoordinator.Assignment;
import io.chalkstream.simulation.kafka.GroupCoordinator.Joined;
import io.chalkstream.simulation.kafka.GroupCoordinator.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A group of the model. */
final class ModelGroup implements ScriptedGroup {
    private static final TopicPartition PARTITION = new TopicPartition("topic", 0);
    private static final Duration SESSION = Duration.ofSeconds(10);
    private static final String GROUP = "group";

    private final KafkaModel kafka = new KafkaModel(Runnable::run, new KafkaModel.Fences() {});
    private final GroupCoordinator coordinator =
            new GroupCoordinator(new VirtualTime(1), kafka, GROUP, ModelGroup::assign);
    private final Map<String, Joined> members = new TreeMap<>();
    private final Set<String> joining = new TreeSet<>();
    private final List<Map<String, Joined>> settlements = new ArrayList<>();
    private int lost;
    private ProducerIdentity producer = kafka.transactions().init("id", 60_000);

    private static Map<String, Assignment> assign(SortedMap<String, Subscription> members) {
        var owned = new ArrayList<Set<Integer>>();
        members.forEach((member, subscription) -> owned.add(new TreeSet<>()));
        for (int partition = 0; partition < PARTITIONS; partition++) {
            owned.get(partition % owned.size()).add(partition);
        }
        var assignments = new HashMap<String, Assignment>();
        int next = 0;
        for (var member : members.keySet()) {
            assignments.put(member, new Assignment(owned.get(next++), Set.of(), Map.of(), null));
        }
        return assignments;
    }

    @Override
    public void join(String member) {
        joining.add(member);
    }

    @Override
    public void leave(String member) {
        joining.remove(member);
        var known = members.remove(member);
        if (known != null) {
            coordinator.leave(known.member());
        }
    }

    @Override
    public List<Integer> settle() {
        boolean settled = false;
        while (!settled) {
            List.copyOf(members.keySet()).forEach(this::joinAgain);
            List.copyOf(joining).forEach(name -> join(name, null));
            settled = joining.isEmpty() && members.values().stream().noneMatch(this::mustJoinAgain);
        }
        settlements.add(new HashMap<>(members));
        return members.values().stream()
                .map(joined -> joined.assignment().owned().size())
                .sorted()
                .toList();
    }

    private void joinAgain(String name) {
        var joined = members.get(name);
        if (mustJoinAgain(joined)) {
            try {
                join(name, joined.member());
            } catch (KafkaModelException e) {
                lost += joined.assignment().owned().size();
                members.remove(name);
                joining.add(name);
            }
        }
    }

    @Override
    public void expel() {
        members.values().forEach(joined -> coordinator.leave(joined.member()));
    }

    @Override
    public int lost() {
        return lost;
    }

    private boolean mustJoinAgain(Joined joined) {
        try {
            coordinator.heartbeat(joined.member(), joined.generation());
            return false;
        } catch (KafkaModelException e) {
            return true;
        }
    }

    private void join(String name, @Nullable String known) {
        coordinator.join(known, SESSION, new Subscription(name, Set.of(), Map.of()), joined -> {
            joining.remove(name);
            members.put(name, joined);
        });
    }

    @Override
    public String commit(String member, int settlement, long offset) {
        var as = settlements.get(settlement).get(member);
        try {
            coordinator.requireMember(as.member(), as.generation());
            kafka.transactions().offsets(producer, GROUP, Map.of(PARTITION, offset));
            producer = kafka.transactions().end(producer, true);
            return "ok";
        } catch (KafkaModelException e) {
            return "refused";
        }
    }

    @Override
    public long committed() {
        return kafka.offsets(GROUP).committed(PARTITION);
    }

    @Override
    public void end() {}
}
