package io.chalkstream.simulation.kafka;

import io.chalkstream.simulation.engine.SimulatedProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Ends what instances of a group have left open that are gone, as board-state's leader does after each rebalance. */
public final class AbandonedTransactions {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final KafkaCluster cluster;
    private final SimulatedProcess leader;
    private final String group;

    public AbandonedTransactions(KafkaCluster cluster, SimulatedProcess leader, String group) {
        this.cluster = cluster;
        this.leader = leader;
        this.group = group;
    }

    /** The id under which a process of a group writes. */
    public static String transactionalId(String group, String process) {
        return group + "-" + process + "-1";
    }

    /** Looks twice, as what a newcomer has opened meanwhile isn't abandoned. */
    public void abortAllBut(Set<String> present) {
        ask(
                () -> open(present),
                before -> ask(
                        () -> cluster.group(group, members -> Map.of()).memberProcesses(),
                        members -> ask(() -> abandoned(before, members), abandoned -> abandoned.forEach(this::fence))));
    }

    private List<Transactions.Open> open(Set<String> present) {
        return cluster.kafka().transactions().open().stream()
                .filter(open -> open.id().startsWith(group + "-"))
                .filter(open ->
                        present.stream().noneMatch(process -> open.id().equals(transactionalId(group, process))))
                .toList();
    }

    private List<String> abandoned(List<Transactions.Open> before, Set<String> members) {
        var abandoned = new ArrayList<String>();
        for (var open : before) {
            boolean joined = members.stream().anyMatch(process -> open.id().equals(transactionalId(group, process)));
            if (!joined && open.equals(cluster.kafka().transactions().open(open.id()))) {
                abandoned.add(open.id());
            }
        }
        return abandoned;
    }

    private void fence(String id) {
        ask(
                () -> {
                    cluster.kafka().transactions().fence(id);
                    return true;
                },
                done -> {});
    }

    /** Without an answer they stay open until their time-out. */
    private <T> void ask(Supplier<T> handling, Consumer<T> came) {
        cluster.network()
                .request(leader, cluster.coordinator(group), TIMEOUT, handling, Answer.to(came, unanswered -> {}));
    }
}
